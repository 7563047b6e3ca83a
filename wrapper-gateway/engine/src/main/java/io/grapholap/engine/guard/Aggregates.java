package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherParser.FunctionCallContext;
import io.grapholap.engine.guard.grammar.CypherParser.OrderByContext;
import io.grapholap.engine.guard.grammar.CypherParser.ProjectionContext;
import io.grapholap.engine.guard.grammar.CypherParser.ProjectionItemContext;
import io.grapholap.engine.guard.grammar.CypherParser.QueryContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Keeps aggregates in an order that the engine computes rightly. In groups it loses the state of
 * every aggregate that comes after one with DISTINCT: {@code count(*)} is 0 then, {@code sum} is
 * null, and {@code collect} ends the process. Where one would, all are computed in a WITH of their
 * own, those with DISTINCT last:
 *
 * <pre>
 * RETURN n.x, count(DISTINCT m) AS a, sum(m.y) AS b
 * WITH n.x AS `n.x`, sum(m.y) AS `#0`, count(DISTINCT m) AS `#1`
 *   RETURN `n.x`, `#1` AS a, `#0` AS b
 * </pre>
 */
final class Aggregates {
    private final Rewriting rewriting;

    /** What the names of computed aggregates begin with, as no name of the query does. */
    private final String prefix;

    private Aggregates(Rewriting rewriting) {
        this.rewriting = rewriting;
        var marks = new StringBuilder("#");
        while (rewriting.text().contains("`" + marks)) {
            marks.append('#');
        }
        this.prefix = marks.toString();
    }

    /** Call it when all expressions have been rewritten. */
    static void order(QueryContext query, Rewriting rewriting) {
        var aggregates = new Aggregates(rewriting);
        for (var single : query.singleQuery()) {
            for (var reading : single.readingClause()) {
                if (reading.withClause() != null) {
                    aggregates.order(reading.withClause(), reading.withClause().projection());
                }
            }
            if (single.returnClause() != null) {
                aggregates.order(single.returnClause(), single.returnClause().projection());
            }
        }
    }

    private void order(ParserRuleContext clause, ProjectionContext projection) {
        var items = projection.projectionItems().projectionItem();
        var calls = items.stream().flatMap(Aggregates::in).toList();
        var misplaced = calls.stream().dropWhile(call -> !isDistinct(call));
        if (misplaced.allMatch(Aggregates::isDistinct)) {
            return;
        }
        if (projection.projectionItems().STAR() != null) {
            throw Refusal.notAllowed(
                    "DISTINCT",
                    rewriting.offset(calls.getFirst()),
                    "Beside *, put aggregates with DISTINCT after those without.");
        }
        if (items.stream().allMatch(item -> in(item).findAny().isPresent())) {
            return; // One group: the engine computes that in another way, which is right.
        }
        var computed = new ArrayList<String>();
        items.stream()
                .filter(item -> in(item).findAny().isEmpty())
                .forEach(key -> {
                    computed.add(rewriting.written(key) + (isNamed(key) ? "" : " AS " + name(key)));
                    rewriting.replace(
                            key, key.AS() == null ? name(key) : name(key) + " AS " + name(key));
                });
        int keys = computed.size();
        Stream.concat(
                        calls.stream().filter(call -> !isDistinct(call)),
                        calls.stream().filter(Aggregates::isDistinct))
                .forEach(call -> {
                    var name = "`" + prefix + (computed.size() - keys) + "`";
                    computed.add(rewriting.written(call) + " AS " + name);
                    rewriting.replace(call, name);
                });
        rewriting.insertBefore(clause.start, "WITH " + String.join(", ", computed) + " ");
        if (projection.orderBy() != null) {
            order(projection.orderBy(), items);
        }
    }

    /** Of what was there before the aggregation, only the columns are left to sort by. */
    private void order(OrderByContext sorting, List<ProjectionItemContext> items) {
        for (var sort : sorting.sortItem()) {
            var text = rewriting.source(sort.expression());
            items.stream()
                    .filter(item -> rewriting.source(item.expression()).equals(text))
                    .findFirst()
                    .ifPresent(item -> rewriting.replace(sort.expression(), name(item)));
        }
    }

    private static boolean isNamed(ProjectionItemContext item) {
        return item.AS() != null || Projections.isName(item);
    }

    private String name(ProjectionItemContext item) {
        if (item.AS() != null) {
            return rewriting.source(item.anyName()).startsWith("`")
                    ? rewriting.source(item.anyName())
                    : "`" + rewriting.source(item.anyName()) + "`";
        }
        return Projections.isName(item)
                ? "`" + rewriting.source(item).replace("`", "") + "`"
                : "`" + Projections.column(item, rewriting) + "`";
    }

    private static boolean isDistinct(FunctionCallContext call) {
        return call.DISTINCT() != null;
    }

    /** The aggregates of a part, from left to right; none has another inside. */
    private static Stream<FunctionCallContext> in(ParseTree part) {
        if (part instanceof FunctionCallContext call
                && Vocabulary.AGGREGATE_FUNCTIONS.contains(
                        Tokens.name(call.functionName().start).toUpperCase(Locale.ROOT))) {
            return Stream.of(call);
        }
        return IntStream.range(0, part.getChildCount())
                .mapToObj(part::getChild)
                .flatMap(Aggregates::in);
    }
}
