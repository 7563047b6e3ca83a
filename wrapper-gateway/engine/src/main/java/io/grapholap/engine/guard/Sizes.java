package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherParser.ArgumentContext;
import io.grapholap.engine.guard.grammar.CypherParser.FunctionCallContext;
import io.grapholap.engine.guard.grammar.CypherParser.UnwindClauseContext;
import org.jspecify.annotations.Nullable;

/**
 * Functions whose result is as big as an argument says may only have literal sizes, and all
 * together make no more than {@link #MAX}: the engine heeds no limit while it makes them.
 */
final class Sizes {
    static final long MAX = 1_000_000;

    private final Rewriting rewriting;
    private long total;
    private long product = 1;

    Sizes(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    /**
     * @param name in upper case
     */
    void add(FunctionCallContext call, String name) {
        long size = name.equals("RANGE") ? range(call) : argument(call, 1);
        total += size;
        if (!isStreamed(call)) {
            product = Math.min(product, MAX) * Math.max(1, Math.min(size, MAX));
        }
        if (size > MAX || total > MAX || product > MAX) {
            throw Refusal.notAllowed(
                    call.functionName().getText() + "()",
                    rewriting.offset(call),
                    "Together, "
                            + call.functionName().getText()
                            + "() and its like may make at most "
                            + MAX
                            + " values.");
        }
    }

    /** Rows made one by one do not multiply what each of them holds. */
    private static boolean isStreamed(FunctionCallContext call) {
        var parent = call.getParent();
        while (parent.getParent() != null
                && parent.start == call.start
                && parent.stop == call.stop) {
            parent = parent.getParent();
        }
        return parent instanceof UnwindClauseContext;
    }

    private long range(FunctionCallContext call) {
        long from = argument(call, 0);
        long to = argument(call, 1);
        boolean stepped = call.arguments().argument().size() > 2;
        long by = stepped ? argument(call, 2) : 1;
        if (by == 0) {
            throw Refusal.notAllowed(
                    "range()", rewriting.offset(call), "The step of range() cannot be 0.");
        }
        return Math.max(0, (to - from) / by + 1);
    }

    private long argument(FunctionCallContext call, int number) {
        var arguments = call.arguments();
        if (arguments != null && number < arguments.argument().size()) {
            var text = wholeNumber(arguments.argument(number));
            if (text != null) {
                return Long.parseLong(text);
            }
        }
        var name = call.functionName().getText();
        throw Refusal.notAllowed(
                name + "()",
                rewriting.offset(call),
                "The size that " + name + "() makes must be written as whole numbers.");
    }

    private static @Nullable String wholeNumber(ArgumentContext argument) {
        var text = argument.getText();
        return text.matches("-?[0-9]{1,10}") ? text : null;
    }
}
