package io.grapholap.engine.guard;

import java.util.Set;

/**
 * A query that may reach the engine.
 *
 * @param text what to send: comments blanked, names that look like keywords quoted
 * @param limit what it says about how many rows it wants
 * @param ordered whether the order of the rows is asked for
 * @param parameters names of the parameters it needs
 * @param notNull those of them that must not be null
 * @param textOrList those of them that must be text or a list
 */
public record GuardedQuery(
        String text,
        RowLimit limit,
        boolean ordered,
        Set<String> parameters,
        Set<String> notNull,
        Set<String> textOrList) {

    /** Whether {@link #limitedTo} can keep the engine from making more rows than are wanted. */
    public boolean limitable() {
        return !(limit instanceof RowLimit.Fixed);
    }

    /** The text whose answer is the first {@code rows} rows, or all if it cannot be limited. */
    public String limitedTo(long rows) {
        return switch (limit) {
            case RowLimit.None _ -> text + "\nLIMIT " + rows;
            case RowLimit.Written(var before, long wanted, var after) ->
                    before + Math.min(wanted, rows) + after;
            case RowLimit.Fixed _ -> text;
        };
    }
}
