package io.grapholap.wrapper.algorithm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who holds the lock, what for, and since when. */
record Holder(
        String username,
        String algorithmName,
        String algorithmType,
        String executionId,
        Instant acquiredAt) {

    static Holder of(Execution execution) {
        return new Holder(
                execution.username(),
                execution.run().algorithm(),
                execution.run().type(),
                execution.id(),
                execution.startedAt());
    }

    /** The holder as clients know it, both spellings of every field. */
    Map<String, @Nullable Object> toMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("holder_id", username);
        map.put("holder_username", username);
        map.put("holder_name", username);
        map.put("algorithm_name", algorithmName);
        map.put("algorithm", algorithmName);
        map.put("algorithm_type", algorithmType);
        map.put("execution_id", executionId);
        map.put("acquired_at", acquiredAt.toString());
        map.put("locked_at", acquiredAt.toString());
        return map;
    }
}
