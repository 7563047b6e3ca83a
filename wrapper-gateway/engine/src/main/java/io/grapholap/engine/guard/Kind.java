package io.grapholap.engine.guard;

import java.util.HashSet;
import java.util.Set;

/** What a value is, as far as the text of a query and the columns of the graph tell. */
sealed interface Kind {
    /** A null without a type: whatever the others are. */
    record Nothing() implements Kind {}

    record Text() implements Kind {}

    /** A node or an edge, or a path. */
    record Element() implements Kind {}

    record ListOf(Kind element) implements Kind {}

    /** One of these parameters, without {@code $}; its value will tell. */
    record Given(Set<String> parameters) implements Kind {}

    /** A number, a date, a struct, …, or not known. */
    record Other() implements Kind {}

    /** What is one of both. */
    default Kind or(Kind other) {
        return switch (this) {
            case Nothing _ -> other;
            case Given(var mine) when other instanceof Given(var its) -> {
                var both = new HashSet<>(mine);
                both.addAll(its);
                yield new Given(both);
            }
            case Given _ when other.isSliceable() || other instanceof Nothing -> this;
            case ListOf(var mine) when other instanceof ListOf(var its) -> new ListOf(mine.or(its));
            default ->
                    other instanceof Nothing || equals(other)
                            ? this
                            : other instanceof Given && isSliceable() ? other : new Other();
        };
    }

    /** One of its elements; of text, a part. */
    default Kind part() {
        return switch (this) {
            case ListOf(var element) -> element;
            case Text _ -> this;
            case Nothing _, Element _, Given _, Other _ -> new Other();
        };
    }

    /** Text or a list. */
    default boolean isSliceable() {
        return this instanceof Text || this instanceof ListOf;
    }
}
