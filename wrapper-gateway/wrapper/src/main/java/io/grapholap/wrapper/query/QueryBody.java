package io.grapholap.wrapper.query;

import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.engine.QueryRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /query} (wire contract, section 6.3). */
record QueryBody(
        @Nullable String query,
        @Nullable Map<String, @Nullable Object> parameters,
        @Nullable Long timeoutMs) {
    static final int MAX_LENGTH = 100_000;
    static final long MIN_TIMEOUT_MS = 1_000;
    static final long MAX_TIMEOUT_MS = 1_800_000;
    static final long DEFAULT_TIMEOUT_MS = 60_000;

    /**
     * The checked request; fails with {@link ValidationFailed} that names each rule broken.
     *
     * @param maxRows rows after which the answer is cut
     * @param maxBytes estimated bytes after which it is cut
     */
    QueryRequest request(long maxRows, long maxBytes) {
        var faults = new ArrayList<Fault>();
        if (query == null || query.isEmpty()) {
            faults.add(new Fault("body.query", "is missing; write a Cypher query", "required"));
        } else if (query.length() > MAX_LENGTH) {
            faults.add(
                    new Fault(
                            "body.query",
                            "has "
                                    + query.length()
                                    + " characters; at most "
                                    + MAX_LENGTH
                                    + " are allowed",
                            "too_long"));
        }
        long timeout = timeoutMs == null ? DEFAULT_TIMEOUT_MS : timeoutMs;
        if (timeout < MIN_TIMEOUT_MS || timeout > MAX_TIMEOUT_MS) {
            faults.add(
                    new Fault(
                            "body.timeout_ms",
                            "must be between "
                                    + MIN_TIMEOUT_MS
                                    + " and "
                                    + MAX_TIMEOUT_MS
                                    + ", found "
                                    + timeout,
                            "range"));
        }
        if (query == null || !faults.isEmpty()) {
            throw new ValidationFailed(faults);
        }
        return new QueryRequest(
                UUID.randomUUID().toString(),
                query,
                parameters == null ? Map.of() : parameters,
                Duration.ofMillis(timeout),
                maxRows,
                maxBytes);
    }
}
