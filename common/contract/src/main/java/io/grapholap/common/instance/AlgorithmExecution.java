package io.grapholap.common.instance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one run of an algorithm; neither its parameters nor its result.
 *
 * @param algorithmType {@code native} or {@code networkx}
 * @param labels of the nodes; none means all
 * @param types of the edges; none means all
 * @param resultProperty where one value per node was written; null if nothing was
 * @param endedAt null while it runs
 * @param nodesUpdated null unless it completed
 */
public record AlgorithmExecution(
        String id,
        String algorithm,
        String algorithmType,
        String username,
        List<String> labels,
        List<String> types,
        @Nullable String resultProperty,
        Status status,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long nodesUpdated,
        @Nullable String errorCode,
        @Nullable String errorMessage) {
    /** How it stands. */
    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
