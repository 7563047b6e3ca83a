package io.grapholap.importscheduler.landing;

import io.grapholap.importscheduler.landing.SelectedColumn.Role;
import io.grapholap.importscheduler.landing.ValueRules.Rule;
import io.grapholap.warehouse.duckdb.Sql;
import io.grapholap.warehouse.source.ColumnType.Kind;
import io.grapholap.warehouse.source.SourceColumn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;

/** The statements that turn the rows of a window into the files of a table. */
final class StagingSql {
    private final WindowTask task;
    private final SourceColumn cursor;
    private final List<SchemaDrift.Target> targets;
    private final Instant now;

    StagingSql(
            WindowTask task, SourceColumn cursor, List<SchemaDrift.Target> targets, Instant now) {
        this.task = task;
        this.cursor = cursor;
        this.targets = targets;
        this.now = now;
    }

    /** Every row of {@code relation} as a row of {@code schema}, with the rule that it breaks. */
    String rows(String relation, Schema schema) {
        var named = new ArrayList<String>();
        for (var target : targets) {
            named.add(
                    Sql.identifier(target.column().source().name())
                            + " AS "
                            + Sql.identifier(target.column().landed()));
        }
        named.add(Sql.identifier(cursor.name()) + " AS _cursor");
        var inner =
                "SELECT %s, %s AS _row_hash, %s AS _rule, %s AS _change_text FROM (SELECT %s FROM %s)"
                        .formatted(
                                "*",
                                rowHash(),
                                ValueRules.firstBroken(rules()),
                                changeText("_cursor"),
                                String.join(", ", named),
                                relation);
        var columns =
                schema.columns().stream()
                        .map(f ->
                                "CAST(%s AS %s) AS %s"
                                        .formatted(
                                                value(f.name()),
                                                LandedTypes.duckDb(f.type()),
                                                Sql.identifier(f.name())))
                        .collect(Collectors.joining(", "));
        return "SELECT " + columns + ", _rule FROM (" + inner + ")";
    }

    private List<Rule> rules() {
        var rules =
                new ArrayList<>(
                        ValueRules.of(targets.stream().map(SchemaDrift.Target::column).toList()));
        for (var target : targets) {
            if (!target.lossless()) {
                var name = Sql.identifier(target.column().landed());
                var cast = "TRY_CAST(%s AS %s)".formatted(name, LandedTypes.duckDb(target.type()));
                rules.add(
                        new Rule(
                                "TYPE_CHANGED",
                                target.column().landed(),
                                name
                                        + " IS NOT NULL AND ("
                                        + cast
                                        + " IS NULL OR CAST("
                                        + cast
                                        + " AS VARCHAR) <> CAST("
                                        + name
                                        + " AS VARCHAR))"));
            }
        }
        return rules;
    }

    private String value(String column) {
        return switch (column) {
            case "_job_id" -> Sql.literal(task.jobId());
            case "_query_id" -> Sql.literal(task.queryId());
            case "_attempt" -> Integer.toString(task.attempt());
            case "_window_start" -> Sql.literal(task.from().text());
            case "_window_end" -> Sql.literal(task.to().text());
            case "_change_ts" -> changeNanos("_cursor");
            case "_change_text", "_row_hash" -> column;
            case "_landed_at" -> landedAt();
            default -> mapped(column);
        };
    }

    private String landedAt() {
        return "TIMESTAMPTZ '" + now + "'";
    }

    private String mapped(String column) {
        var target = targets.stream().filter(t -> t.name().equals(column)).findFirst();
        if (target.isEmpty()) {
            return switch (column) {
                case "prediction_id" -> "md5(_row_hash || _change_text)";
                case "prediction_ts" -> landedAt();
                default -> "NULL";
            };
        }
        var name = Sql.identifier(target.get().column().landed());
        if (target.get().column().role() == Role.TIMESTAMP) {
            return SchemaDrift.isEpoch(target.get().column())
                    ? "TRY(to_timestamp(CAST(" + name + " AS DOUBLE)))"
                    : "TRY_CAST(" + name + " AS TIMESTAMPTZ)";
        }
        return target.get().lossless()
                ? name
                : "TRY_CAST(" + name + " AS " + LandedTypes.duckDb(target.get().type()) + ")";
    }

    /** 128 bits over all mapped values, the same whenever the row is read. */
    private String rowHash() {
        var values =
                targets.stream()
                        .map(t ->
                                "coalesce(CAST(%s AS VARCHAR), chr(30))"
                                        .formatted(Sql.identifier(t.column().landed())))
                        .collect(Collectors.joining(", "));
        return targets.isEmpty() ? "md5('')" : "md5(concat_ws(chr(31), " + values + "))";
    }

    private String changeNanos(String column) {
        return switch (cursor.type().kind()) {
            case WALL_CLOCK_NANOS, INSTANT_NANOS -> "epoch_ns(" + column + ")";
            case DATE -> "TRY(epoch_us(CAST(" + column + " AS TIMESTAMP)) * 1000)";
            default -> "TRY(epoch_us(" + column + ") * 1000)";
        };
    }

    private String changeText(String column) {
        var reading =
                cursor.type().kind() == Kind.INSTANT
                        ? column + " AT TIME ZONE 'UTC'"
                        : cursor.type().kind() == Kind.DATE
                                ? "CAST(" + column + " AS TIMESTAMP)"
                                : column;
        return "strftime(" + reading + ", '%Y-%m-%dT%H:%M:%S.%n')";
    }

    /**
     * Rows of {@code staged} that the table does not have yet, as many of each as are missing: rows
     * that were read again add nothing, rows that are really there twice stay two.
     *
     * @param condition which of the staged rows
     * @param landed files of the table that may hold some of them
     */
    static String missing(
            String staged, String condition, List<Path> landed, String key, Schema schema) {
        var columns =
                schema.columns().stream()
                        .map(f -> "s." + Sql.identifier(f.name()))
                        .collect(Collectors.joining(", "));
        if (landed.isEmpty()) {
            return "SELECT " + columns + " FROM " + staged + " s WHERE " + condition;
        }
        return """
        SELECT %s FROM (SELECT *, row_number() OVER (PARTITION BY %s) AS _copy FROM %s WHERE %s) s
        LEFT JOIN (SELECT %s, count(*) AS _copies FROM read_parquet(%s, union_by_name = true)
            GROUP BY %s) l USING (%s)
        WHERE s._copy > coalesce(l._copies, 0)
        """
                .formatted(columns, key, staged, condition, key, Sql.list(landed), key, key);
    }
}
