package io.grapholap.warehouse.duckdb;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.warehouse.Description.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A user's statement inside its sandbox: the columns it yields and how they become the declared
 * ones. Checks and exports both plan with it, so that they never disagree.
 */
final class SourceView {
    /** Name of the view, for statements of ours. */
    static final String NAME = "temp.main.source";

    private static final List<String> SAMPLES =
            List.of(
                    "1",
                    "2000-01-01",
                    "00:00:00",
                    "1 day",
                    "00000000-0000-0000-0000-000000000000",
                    "[]",
                    "{}");

    private final Sandbox sandbox;
    private final Execution execution;
    private final List<Column> columns;
    private final Map<List<String>, Boolean> possible = new HashMap<>();

    private SourceView(Sandbox sandbox, Execution execution, List<Column> columns) {
        this.sandbox = sandbox;
        this.execution = execution;
        this.columns = columns;
    }

    /** Makes the view; the guard has shown that {@code sql} is exactly one SELECT. */
    static SourceView create(Sandbox sandbox, String sql, Execution execution) throws SQLException {
        var columns = columns(sandbox, sql);
        sandbox.execute("CREATE TEMP VIEW source AS " + sql, execution);
        return new SourceView(sandbox, execution, columns);
    }

    /** Columns of the result, in its order, under the names that the statement gives them. */
    List<Column> columns() {
        return columns;
    }

    /** How the columns become {@code declared}. */
    ColumnCasts casts(List<PropertyDefinition> declared) throws SQLException {
        return ColumnCasts.plan(declared, columns, this::isPossible);
    }

    private static List<Column> columns(Sandbox sandbox, String sql) throws SQLException {
        try (var prepared = sandbox.connection().prepareStatement(sql)) {
            var columns = new ArrayList<Column>();
            var meta = prepared.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(new Column(meta.getColumnName(i), meta.getColumnTypeName(i)));
            }
            return columns;
        }
    }

    private boolean isPossible(String from, String to) throws SQLException {
        if (from.equals(to) || from.equals("VARCHAR") || to.equals("VARCHAR")) {
            return true;
        }
        if (from.startsWith("STRUCT(")) {
            return false;
        }
        var pair = List.of(from, to);
        var known = possible.get(pair);
        if (known == null) {
            known = tryCast(from, to);
            possible.put(pair, known);
        }
        return known;
    }

    /** DuckDB says that a cast does not exist only when it meets a value. */
    private boolean tryCast(String from, String to) throws SQLException {
        var attempts =
                SAMPLES.stream().map(s -> "TRY_CAST(" + Sql.literal(s) + " AS " + from + ")");
        var sample = "coalesce(" + String.join(", ", attempts.toList()) + ")";
        try {
            sandbox.execute("SELECT CAST(" + sample + " AS " + to + ")", execution);
            return true;
        } catch (SQLException e) {
            return !String.valueOf(e.getMessage()).contains("Unimplemented type for cast");
        }
    }
}
