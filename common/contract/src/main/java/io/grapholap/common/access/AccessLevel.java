package io.grapholap.common.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a grant allows; each level includes the one before it. */
public enum AccessLevel {
    /** To see it and to query it. */
    READ,
    /** To start instances from a snapshot, to run algorithms on an instance. */
    RUN;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of that wire name; empty when there is none. */
    public static Optional<AccessLevel> of(String wireName) {
        return Arrays.stream(values()).filter(l -> l.wireName().equals(wireName)).findFirst();
    }
}
