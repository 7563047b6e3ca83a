package io.grapholap.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question of a user.
 *
 * @param queryId unique while it runs; {@link GraphEngine#interrupt} takes it
 * @param text Cypher as the user wrote it; the engine checks it before anything else sees it
 * @param parameters values as a JSON parser gives them: String, Number, Boolean, List, Map, null
 * @param timeout from the call until the answer, waiting included; positive
 * @param maxRows rows after which the answer is cut
 * @param maxBytes estimated size of the answer, in bytes, after which it is cut
 */
public record QueryRequest(
        String queryId,
        String text,
        Map<String, @Nullable Object> parameters,
        Duration timeout,
        long maxRows,
        long maxBytes) {
    public QueryRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
        if (maxRows < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "budgets must be positive: " + maxRows + " rows, " + maxBytes + " bytes");
        }
    }

    /** The same with other budgets. */
    public QueryRequest within(long rows, long bytes) {
        return new QueryRequest(queryId, text, parameters, timeout, rows, bytes);
    }
}
