package io.grapholap.warehouse.duckdb;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.definition.PropertyType;
import io.grapholap.common.job.JobFailure;
import io.grapholap.warehouse.Description.Column;
import io.grapholap.warehouse.ExportFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How the columns of a result become the columns that were declared. */
final class ColumnCasts {
    private static final Map<PropertyType, String> SQL_TYPES =
            Map.ofEntries(
                    Map.entry(PropertyType.STRING, "VARCHAR"),
                    Map.entry(PropertyType.INT64, "BIGINT"),
                    Map.entry(PropertyType.INT32, "INTEGER"),
                    Map.entry(PropertyType.INT16, "SMALLINT"),
                    Map.entry(PropertyType.INT8, "TINYINT"),
                    Map.entry(PropertyType.DOUBLE, "DOUBLE"),
                    Map.entry(PropertyType.FLOAT, "FLOAT"),
                    Map.entry(PropertyType.DATE, "DATE"),
                    Map.entry(PropertyType.TIMESTAMP, "TIMESTAMP"),
                    Map.entry(PropertyType.BOOL, "BOOLEAN"),
                    Map.entry(PropertyType.BLOB, "BLOB"),
                    Map.entry(PropertyType.UUID, "UUID"));

    private final List<ColumnCast> casts = new ArrayList<>();
    private final List<ExportFailure> faults = new ArrayList<>();

    private ColumnCasts() {}

    /** Whether values of one type can become values of another at all. */
    interface Castability {
        boolean isPossible(String from, String to) throws SQLException;
    }

    /**
     * One declared column.
     *
     * @param source name of the result's column
     * @param sqlType DuckDB type to cast to, which for nested types is the one it has
     */
    record ColumnCast(String source, String sourceType, String sqlType, PropertyDefinition column) {
        String expression() {
            return "CAST(" + Sql.identifier(source) + " AS " + sqlType + ")";
        }

        String tryExpression() {
            return "TRY_" + expression();
        }
    }

    /** Finds each declared column in the result, or the fault that keeps it from being written. */
    static ColumnCasts plan(
            List<PropertyDefinition> declared, List<Column> found, Castability castability)
            throws SQLException {
        var plan = new ColumnCasts();
        for (var column : declared) {
            try {
                plan.casts.add(cast(column, found, castability));
            } catch (ExportFailure fault) {
                plan.faults.add(fault);
            }
        }
        return plan;
    }

    /**
     * This plan.
     *
     * @throws ExportFailure if a column is missing, stands twice, or has a type that cannot become
     *     the declared one
     */
    ColumnCasts orFail() {
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
        return this;
    }

    /** One for each declared column that cannot be written. */
    List<ExportFailure> faults() {
        return faults;
    }

    List<ColumnCast> casts() {
        return casts;
    }

    /** The select list: every declared column by name, cast, in the declared order. */
    String selectList() {
        return casts.stream()
                .map(c -> c.expression() + " AS " + Sql.identifier(c.column().name()))
                .collect(Collectors.joining(", "));
    }

    private static ColumnCast cast(
            PropertyDefinition column, List<Column> found, Castability castability)
            throws SQLException {
        var source = source(column, found);
        var target = target(column, source.type());
        if (!castability.isPossible(source.type(), target)) {
            throw cannotBecome(column, source.type());
        }
        return new ColumnCast(source.name(), source.type(), target, column);
    }

    private static Column source(PropertyDefinition column, List<Column> found) {
        var matches = found.stream().filter(f -> f.name().equalsIgnoreCase(column.name())).toList();
        if (matches.isEmpty()) {
            throw ExportFailure.of(
                    JobFailure.Code.COLUMN_MISSING,
                    column.name(),
                    "The SQL has no column '"
                            + column.name()
                            + "'; it has "
                            + found.stream()
                                    .map(f -> "'" + f.name() + "'")
                                    .collect(Collectors.joining(", "))
                            + ".",
                    null);
        }
        if (matches.size() > 1) {
            throw ExportFailure.of(
                    JobFailure.Code.SQL_FAILED,
                    column.name(),
                    "The SQL has "
                            + matches.size()
                            + " columns '"
                            + column.name()
                            + "'; give the others another name.",
                    null);
        }
        return matches.getFirst();
    }

    private static String target(PropertyDefinition column, String found) {
        var type = column.propertyType();
        var simple = SQL_TYPES.get(type);
        if (simple != null) {
            return simple;
        }
        if (isNested(type, found.toUpperCase(Locale.ROOT))) {
            return found;
        }
        throw cannotBecome(column, found);
    }

    private static ExportFailure cannotBecome(PropertyDefinition column, String found) {
        return ExportFailure.of(
                JobFailure.Code.CAST_FAILED,
                column.name(),
                "The column '%s' is of type %s, which cannot become %s; cast it in the SQL, or declare another type."
                        .formatted(column.name(), found, column.type()),
                null);
    }

    private static boolean isNested(PropertyType type, String found) {
        return switch (type) {
            case LIST -> found.endsWith("]");
            case MAP -> found.startsWith("MAP(") && found.endsWith(")");
            case STRUCT -> found.startsWith("STRUCT(") && found.endsWith(")");
            default -> false;
        };
    }
}
