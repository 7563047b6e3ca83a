package io.grapholap.controlplane.idempotency;

import java.time.Duration;
import java.util.UUID;

/** What becomes of a request with a key. */
sealed interface Verdict {
    /**
     * It goes on, and nobody else with that key does.
     *
     * @param claim what proves that the key is still held
     */
    record Granted(UUID claim) implements Verdict {}

    /**
     * It was answered before.
     *
     * @param answer the {@code data} of that answer, as JSON
     */
    record Answered(int status, String answer) implements Verdict {}

    /**
     * Another one with that key is under way.
     *
     * @param patience when the key is free at the latest
     */
    record InFlight(Duration patience) implements Verdict {}

    /** The key stands for another wish. */
    record Reused() implements Verdict {}
}
