package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherParser.QueryContext;

/** What a query says about how many rows it wants. */
sealed interface RowLimit {
    /** Nothing: a LIMIT may be appended. */
    record None() implements RowLimit {}

    /**
     * A number that may be replaced by a smaller one.
     *
     * @param before what is sent before the number
     * @param after what is sent after it
     */
    record Written(String before, long rows, String after) implements RowLimit {}

    /** Something that only the engine understands, or that belongs to a part of the query. */
    record Fixed() implements RowLimit {}

    /** Call it when everything else has been rewritten. */
    static RowLimit of(QueryContext query, Rewriting rewriting) {
        var clause = query.singleQuery(0).returnClause();
        if (clause == null || query.singleQuery().size() > 1) {
            return new Fixed();
        }
        var limit = clause.projection().limitRows();
        if (limit == null) {
            return new None();
        }
        var rows = limit.expression();
        var number = rows.getText();
        return rows.start == rows.stop && number.matches("[0-9]{1,18}")
                ? new Written(
                        rewriting.textBefore(rows.start),
                        Long.parseLong(number),
                        rewriting.textAfter(rows.start))
                : new Fixed();
    }
}
