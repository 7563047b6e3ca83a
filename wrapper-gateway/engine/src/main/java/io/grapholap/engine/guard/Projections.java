package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherParser.ProjectionItemContext;
import io.grapholap.engine.guard.grammar.CypherParser.QueryContext;

/**
 * The columns of the answer: each expression without an alias is given its own text as one, since
 * the engine would name it in its own way and refuse two that fold to the same constant.
 */
final class Projections {
    private Projections() {}

    /** The first RETURN names the columns of all that are united. */
    static void name(QueryContext query, Rewriting rewriting) {
        var clause = query.singleQuery(0).returnClause();
        if (clause == null) {
            return;
        }
        for (var item : clause.projection().projectionItems().projectionItem()) {
            if (item.AS() == null && !isName(item)) {
                rewriting.insertAfter(item.stop, " AS `" + column(item, rewriting) + "`");
            }
        }
    }

    /** Whether the last RETURN asks for an order. */
    static boolean ordered(QueryContext query) {
        var clause = query.singleQuery().getLast().returnClause();
        return clause != null && clause.projection().orderBy() != null;
    }

    /** What a column without an alias is called: the text of its expression. */
    static String column(ProjectionItemContext item, Rewriting rewriting) {
        return rewriting.source(item).replace("`", "");
    }

    /** Whether it is nothing but a name. */
    static boolean isName(ProjectionItemContext item) {
        return item.start == item.stop && item.expression().operand(0).atom().name() != null;
    }
}
