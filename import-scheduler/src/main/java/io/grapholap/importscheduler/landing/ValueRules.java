package io.grapholap.importscheduler.landing;

import io.grapholap.importscheduler.landing.SelectedColumn.Role;
import io.grapholap.warehouse.duckdb.Sql;
import io.grapholap.warehouse.source.ColumnType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What values must be like; a row that breaks a rule goes to quarantine with the rule's code and
 * column. Conditions are DuckDB's SQL over the landed names and are true where a rule is broken.
 */
public final class ValueRules {
    private static final int MOST_ID = 512;
    private static final int MOST_TAG = 20_000;
    private static final int MOST_VECTOR = 20_000;
    private static final int MOST_RAW_TEXT = 2_000_000;

    private ValueRules() {}

    /**
     * A rule.
     *
     * @param code why a row is refused, such as {@code NULL_PREDICTION_ID}
     * @param column the landed name of the column at fault
     * @param broken SQL condition
     */
    public record Rule(String code, String column, String broken) {}

    /** The rules for these columns, in the order in which they are reported. */
    public static List<Rule> of(List<SelectedColumn> columns) {
        var rules = new ArrayList<Rule>();
        for (var column : columns) {
            var name = Sql.identifier(column.landed());
            var kind = column.source().type().kind();
            switch (column.role()) {
                case PREDICTION_ID -> predictionId(rules, column.landed(), name);
                case TIMESTAMP -> timestamp(rules, column.landed(), name, kind);
                case TAG -> tag(rules, column.landed(), name, kind);
                case SINGLE -> single(rules, column.landed(), name, kind);
                case FEATURE, SHAP -> {}
            }
        }
        outcomes(rules, columns);
        return List.copyOf(rules);
    }

    private static void predictionId(List<Rule> rules, String column, String name) {
        rules.add(new Rule("NULL_PREDICTION_ID", column, name + " IS NULL"));
        var length = "length(CAST(" + name + " AS VARCHAR))";
        rules.add(
                new Rule(
                        "PREDICTION_ID_LENGTH",
                        column,
                        length + " < 1 OR " + length + " > " + MOST_ID));
    }

    private static void timestamp(List<Rule> rules, String column, String name, Kind kind) {
        rules.add(new Rule("NULL_TIMESTAMP", column, name + " IS NULL"));
        var time =
                switch (kind) {
                    case INT, LONG, FLOAT, DOUBLE, DECIMAL ->
                            "TRY(to_timestamp(CAST(" + name + " AS DOUBLE)))";
                    default -> "TRY_CAST(" + name + " AS TIMESTAMPTZ)";
                };
        rules.add(
                new Rule(
                        "TIMESTAMP_OUT_OF_RANGE",
                        column,
                        "%s IS NOT NULL AND (%s IS NULL OR %s < now() - INTERVAL 5 YEAR OR %s > now() + INTERVAL 1 YEAR)"
                                .formatted(name, time, time, time)));
    }

    private static void tag(List<Rule> rules, String column, String name, Kind kind) {
        if (kind == Kind.STRING || kind == Kind.JSON) {
            rules.add(new Rule("TAG_TOO_LONG", column, "length(" + name + ") > " + MOST_TAG));
        }
    }

    private static void single(List<Rule> rules, String column, String name, Kind kind) {
        if (column.equals("rank")) {
            rules.add(new Rule("NULL_RANK", column, name + " IS NULL"));
            rules.add(new Rule("RANK_OUT_OF_RANGE", column, name + " < 1 OR " + name + " > 100"));
        }
        if (column.equals("prediction_group_id")) {
            rules.add(new Rule("NULL_GROUP_ID", column, name + " IS NULL"));
        }
        if (kind == Kind.DOUBLE_LIST) {
            rules.add(
                    new Rule(
                            "VECTOR_LENGTH",
                            column,
                            "len(%s) = 1 OR len(%s) > %d".formatted(name, name, MOST_VECTOR)));
            rules.add(
                    new Rule(
                            "VECTOR_NOT_FINITE",
                            column,
                            "len(list_filter("
                                    + name
                                    + ", x -> x IS NULL OR NOT isfinite(x))) > 0"));
        }
        if (column.endsWith("_raw_data") && kind == Kind.STRING) {
            rules.add(
                    new Rule(
                            "RAW_TEXT_TOO_LONG",
                            column,
                            "length(" + name + ") > " + MOST_RAW_TEXT));
        }
    }

    private static final Set<String> OUTCOMES =
            Set.of(
                    "prediction_label",
                    "prediction_score",
                    "prediction_scores",
                    "actual_label",
                    "actual_score",
                    "actual_scores",
                    "rank",
                    "relevance_score",
                    "relevance_label");

    /** A row whose mapped outcomes are all null says nothing. */
    private static void outcomes(List<Rule> rules, List<SelectedColumn> columns) {
        var outcomes =
                columns.stream()
                        .filter(c -> c.role() == Role.SINGLE && OUTCOMES.contains(c.landed()))
                        .map(c -> Sql.identifier(c.landed()))
                        .toList();
        if (!outcomes.isEmpty()) {
            rules.add(
                    new Rule(
                            "NO_OUTCOME",
                            String.join(",", outcomes).replace("\"", ""),
                            "coalesce("
                                    + String.join(
                                            ", ",
                                            outcomes.stream()
                                                    .map(o -> "CAST(" + o + " AS VARCHAR)")
                                                    .toList())
                                    + ") IS NULL"));
        }
    }

    /** SQL for the code and column of the first broken rule, null where none is. */
    static String firstBroken(List<Rule> rules) {
        if (rules.isEmpty()) {
            return "CAST(NULL AS VARCHAR)";
        }
        var cases = new StringBuilder("CASE");
        for (var rule : rules) {
            cases.append(" WHEN ")
                    .append(rule.broken())
                    .append(" THEN ")
                    .append(Sql.literal(rule.code() + ":" + rule.column()));
        }
        return cases.append(" END").toString();
    }
}
