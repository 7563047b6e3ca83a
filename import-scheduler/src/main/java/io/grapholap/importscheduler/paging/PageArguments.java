package io.grapholap.importscheduler.paging;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted: the {@code size} items after a place, or those before one.
 *
 * @param forward from the newest on; otherwise from the oldest back
 * @param from where to begin, itself excluded; null for the end of the list
 */
public record PageArguments(int size, boolean forward, @Nullable Cursor from) {
    /** No page is larger. */
    public static final int MAX_SIZE = 100;

    /**
     * Reads the arguments of a connection.
     *
     * @throws BadPage unless just one of {@code first} and {@code last} is there, in its bounds,
     *     with a cursor that belongs to it
     */
    public static PageArguments of(
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        if (first == null && last == null) {
            throw new BadPage(
                    "Set a page size: give 'first' or 'last' a number below "
                            + (MAX_SIZE + 1)
                            + ".");
        }
        if (first != null && last != null) {
            throw new BadPage("Give 'first' or 'last', not both.");
        }
        if (first != null && before != null || last != null && after != null) {
            throw new BadPage("'first' goes with 'after', and 'last' with 'before'.");
        }
        return first != null
                ? new PageArguments(size("first", first), true, cursor("after", after))
                : new PageArguments(size("last", last), false, cursor("before", before));
    }

    private static int size(String argument, @Nullable Integer value) {
        if (value == null || value < 1 || value > MAX_SIZE) {
            throw new BadPage(
                    "'%s' is %s; set a page size above 0 and below %d."
                            .formatted(argument, value, MAX_SIZE + 1));
        }
        return value;
    }

    private static @Nullable Cursor cursor(String argument, @Nullable String text) {
        return text == null
                ? null
                : Cursor.parse(text)
                        .orElseThrow(() ->
                                new BadPage(
                                        "'%s' is '%s'; give a cursor that this list returned."
                                                .formatted(argument, text)));
    }

    /** The arguments name no page. */
    public static final class BadPage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadPage(String message) {
            super(message, null, false, false);
        }
    }
}
