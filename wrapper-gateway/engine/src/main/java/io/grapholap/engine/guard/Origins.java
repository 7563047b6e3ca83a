package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherBaseListener;
import io.grapholap.engine.guard.grammar.CypherLexer;
import io.grapholap.engine.guard.grammar.CypherParser.ArgumentContext;
import io.grapholap.engine.guard.grammar.CypherParser.ArgumentsContext;
import io.grapholap.engine.guard.grammar.CypherParser.CaseExpressionContext;
import io.grapholap.engine.guard.grammar.CypherParser.ExpressionContext;
import io.grapholap.engine.guard.grammar.CypherParser.FunctionCallContext;
import io.grapholap.engine.guard.grammar.CypherParser.LambdaContext;
import io.grapholap.engine.guard.grammar.CypherParser.LiteralContext;
import io.grapholap.engine.guard.grammar.CypherParser.MapLiteralContext;
import io.grapholap.engine.guard.grammar.CypherParser.NameContext;
import io.grapholap.engine.guard.grammar.CypherParser.OperandContext;
import io.grapholap.engine.guard.grammar.CypherParser.ProjectionItemContext;
import io.grapholap.engine.guard.grammar.CypherParser.QuantifierContext;
import io.grapholap.engine.guard.grammar.CypherParser.SuffixContext;
import io.grapholap.engine.guard.grammar.CypherParser.UnwindClauseContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Keeps values from functions that kill the engine when they get them: a null without a type, or
 * anything but a node or an edge of a pattern where one is wanted. A value may be such a null if
 * one is written in its expression, or in that of a name in it; or if a parameter there turns out
 * to be null.
 */
final class Origins extends CypherBaseListener {
    private static final String NULL = "null";
    private static final String COMPUTED = "{}";

    private final Rewriting rewriting;

    /**
     * By name: a null, a map or something of one, or parameters ({@code $p}) that its value may
     * come from.
     */
    private final Map<String, Set<String>> origins = new HashMap<>();

    private final Set<String> notNull = new HashSet<>();

    Origins(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    /** Parameters, without {@code $} and backticks, that must have a value. */
    Set<String> notNull() {
        return Set.copyOf(notNull);
    }

    @Override
    public void exitProjectionItem(ProjectionItemContext item) {
        if (item.anyName() != null) {
            define(item.anyName(), item.expression());
        }
    }

    @Override
    public void exitUnwindClause(UnwindClauseContext clause) {
        define(clause.anyName(), clause.expression());
    }

    @Override
    public void enterQuantifier(QuantifierContext quantifier) {
        define(quantifier.name(), quantifier.expression());
    }

    @Override
    public void enterLambda(LambdaContext lambda) {
        var list = ((ArgumentsContext) lambda.getParent().getParent()).argument(0);
        lambda.name().forEach(name -> define(name, list));
    }

    @Override
    public void exitFunctionCall(FunctionCallContext call) {
        var name = Tokens.name(call.functionName().start).toUpperCase(Locale.ROOT);
        if (call.arguments() == null) {
            return;
        }
        for (ArgumentContext argument : call.arguments().argument()) {
            if (argument.expression() != null && Vocabulary.DEADLY_FOR_NULL.contains(name)) {
                requireTyped(argument.expression(), name + "()");
            }
            if (argument.expression() != null && Vocabulary.DEADLY_FOR_COMPUTED.contains(name)) {
                requireOfGraph(argument.expression(), name + "()");
            }
        }
    }

    @Override
    public void exitExpression(ExpressionContext expression) {
        for (int i = 0; i < expression.operator().size(); i++) {
            if (expression.operator(i).IN() != null) {
                requireTyped(expression.operand(i + 1), "IN");
            }
        }
    }

    private void define(ParserRuleContext name, ParserRuleContext value) {
        origins.merge(Tokens.name(name.start), origins(value), Origins::union);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    private void requireTyped(ParserRuleContext value, String clause) {
        if (isListOrMap(value)) {
            return;
        }
        for (var origin : origins(value)) {
            if (origin.equals(NULL)) {
                throw Refusal.notAllowed(
                        clause,
                        rewriting.offset(value),
                        clause
                                + " may get a null that has no type here; write CAST(null AS …) with"
                                + " the type it stands for.");
            }
            if (origin.startsWith("$")) {
                notNull.add(origin.substring(1));
            }
        }
    }

    private void requireOfGraph(ParserRuleContext value, String clause) {
        if (origins(value).stream().anyMatch(o -> o.equals(COMPUTED) || o.startsWith("$"))) {
            throw Refusal.notAllowed(
                    clause,
                    rewriting.offset(value),
                    clause
                            + " takes a node or an edge that a pattern names, or UNWIND; not one taken from a list or map.");
        }
    }

    private Set<String> origins(ParseTree value) {
        var found = new HashSet<String>();
        collect(value, found);
        return found;
    }

    /** Written out, so that it is one whatever it holds. */
    private static boolean isListOrMap(ParserRuleContext value) {
        var operand =
                value instanceof ExpressionContext e && e.operand().size() == 1
                        ? e.operand(0)
                        : value instanceof OperandContext o ? o : null;
        var literal = operand == null ? null : operand.atom().literal();
        return literal != null
                && operand.suffix().isEmpty()
                && (literal.listLiteral() != null || literal.mapLiteral() != null);
    }

    private void collect(ParseTree tree, Set<String> found) {
        switch (tree) {
            case LiteralContext literal when literal.NULL() != null -> found.add(NULL);
            case NameContext name ->
                    found.addAll(origins.getOrDefault(Tokens.name(name.start), Set.of()));
            case TerminalNode node when node.getSymbol().getType() == CypherLexer.PARAMETER ->
                    found.add("$" + Tokens.parameter(node.getSymbol()));
            case FunctionCallContext call when isCall(call, "CAST") -> {}
            default -> {
                if (isComputed(tree)) {
                    found.add(COMPUTED);
                }
                for (int i = 0; i < tree.getChildCount(); i++) {
                    collect(tree.getChild(i), found);
                }
            }
        }
    }

    /** Whether the value may be something other than a node or an edge that a pattern found. */
    private static boolean isComputed(ParseTree tree) {
        return switch (tree) {
            case SuffixContext _, MapLiteralContext _, CaseExpressionContext _ -> true;
            case FunctionCallContext call ->
                    !Vocabulary.GRAPH_ELEMENTS.contains(
                            Tokens.name(call.functionName().start).toUpperCase(Locale.ROOT));
            default -> false;
        };
    }

    private static boolean isCall(FunctionCallContext call, String name) {
        return Tokens.name(call.functionName().start).equalsIgnoreCase(name);
    }
}
