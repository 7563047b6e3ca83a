package io.grapholap.common.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What becomes of rows without a key, of rows that share one, and of edges that end nowhere. */
public enum QualityPolicy {
    /** One such row fails the snapshot. */
    @JsonProperty("fail")
    FAIL,
    /** Such rows are counted and left out. */
    @JsonProperty("drop")
    DROP,
    /** Such rows are counted, left out, and kept in files of their own with the reason. */
    @JsonProperty("quarantine")
    QUARANTINE;

    /** {@code fail}, {@code drop} or {@code quarantine}, as on the wire. */
    public String wireName() {
        return switch (this) {
            case FAIL -> "fail";
            case DROP -> "drop";
            case QUARANTINE -> "quarantine";
        };
    }

    public static Optional<QualityPolicy> ofWire(String wireName) {
        return Arrays.stream(values()).filter(p -> p.wireName().equals(wireName)).findFirst();
    }
}
