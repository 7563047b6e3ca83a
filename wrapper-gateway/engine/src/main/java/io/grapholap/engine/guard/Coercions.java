package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherBaseListener;
import io.grapholap.engine.guard.grammar.CypherParser.ArgumentContext;
import io.grapholap.engine.guard.grammar.CypherParser.ExpressionContext;
import io.grapholap.engine.guard.grammar.CypherParser.FunctionCallContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Makes arguments what the engine takes them for: it converts some of them wrongly, or not at all,
 * and dies of it.
 */
final class Coercions extends CypherBaseListener {
    private static final Predicate<String> TEXT = text -> text.matches("(?s)['\"].*");
    private static final Predicate<String> COUNT = text -> text.matches("[0-9]+");

    private final Rewriting rewriting;

    Coercions(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    @Override
    public void exitFunctionCall(FunctionCallContext call) {
        var name = Tokens.name(call.functionName().start).toUpperCase(Locale.ROOT);
        List<ArgumentContext> arguments =
                call.arguments() == null ? List.of() : call.arguments().argument();
        boolean counted = Vocabulary.COUNTED_FUNCTIONS.contains(name);
        if (counted) {
            arguments.stream().skip(2).forEach(count -> wrap(count, COUNT, "to_uint32("));
        }
        if (Vocabulary.TEXT_FUNCTIONS.contains(name)) {
            arguments.stream().limit(counted ? 2 : arguments.size()).forEach(this::toText);
        } else if (Vocabulary.SORTS.contains(name)) {
            arguments.stream().skip(1).forEach(order -> requireText(order, call));
        }
    }

    @Override
    public void exitExpression(ExpressionContext expression) {
        for (int i = 0; i < expression.operator().size(); i++) {
            if (expression.operator(i).MATCHES() != null) {
                toText(expression.operand(i));
                toText(expression.operand(i + 1));
            }
        }
    }

    private void toText(ParserRuleContext value) {
        wrap(value, TEXT, "to_string(");
    }

    /** Unless what is written is plainly right. */
    private void wrap(ParserRuleContext value, Predicate<String> right, String function) {
        boolean plain = value.start == value.stop && right.test(value.getText());
        if (!plain) {
            rewriting.insertBefore(value.start, function);
            rewriting.insertAfter(value.stop, ")");
        }
    }

    private void requireText(ArgumentContext order, FunctionCallContext call) {
        if (order.start != order.stop || !TEXT.test(order.getText())) {
            throw Refusal.notAllowed(
                    call.functionName().getText() + "()",
                    rewriting.offset(order),
                    "How to sort must be written as text: 'ASC' or 'DESC', 'NULLS FIRST' or 'NULLS"
                            + " LAST'.");
        }
    }
}
