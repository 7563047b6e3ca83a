package io.grapholap.controlplane.feed;

/** What reaches one stream. */
sealed interface Signal {
    /** The stream has begun: from here on it misses nothing. */
    record Begun() implements Signal {}

    record Changed(FeedState state) implements Signal {}

    /** Nothing happened for a while. */
    record Silence() implements Signal {}
}
