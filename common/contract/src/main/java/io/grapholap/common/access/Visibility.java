package io.grapholap.common.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who sees a snapshot or an instance beside its owner. */
public enum Visibility {
    /** Every user. */
    EVERYONE,
    /** Those whom a {@link Grant} names, admins and ops. */
    PRIVATE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The visibility of that wire name; empty when there is none. */
    public static Optional<Visibility> of(String wireName) {
        return Arrays.stream(values()).filter(v -> v.wireName().equals(wireName)).findFirst();
    }
}
