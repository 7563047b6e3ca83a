package io.grapholap.controlplane.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wrapper that a runtime has started and not cleared away yet.
 *
 * @param end how it ended; null while it runs
 * @param hindrance what keeps it from coming up, as in {@code "ImagePullBackOff: no such image"};
 *     null while nothing is known to
 */
public record ObservedWrapper(WrapperName name, @Nullable End end, @Nullable String hindrance) {
    public ObservedWrapper(WrapperName name, @Nullable End end) {
        this(name, end, null);
    }

    public static ObservedWrapper running(WrapperName name) {
        return new ObservedWrapper(name, null);
    }

    public boolean running() {
        return end == null;
    }

    /**
     * How a wrapper ended.
     *
     * @param at when that was noticed
     * @param outOfMemory whether it was for want of memory
     * @param reason a clause such as {@code "exit status 1"}
     * @param lastWords last line of its log, shortened; null when there is none
     */
    public record End(Instant at, boolean outOfMemory, String reason, @Nullable String lastWords) {}
}
