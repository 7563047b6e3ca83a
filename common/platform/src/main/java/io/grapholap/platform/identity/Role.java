package io.grapholap.platform.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user is to the platform. */
public enum Role {
    ANALYST,
    ADMIN,
    OPS,
    SERVICE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, in any case; empty when there is none. */
    public static Optional<Role> of(String wireName) {
        var wanted = wireName.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(r -> r.wireName().equals(wanted)).findFirst();
    }

    @JsonCreator
    static Role parse(String wireName) {
        return of(wireName)
                .orElseThrow(() -> new IllegalArgumentException("no role '" + wireName + "'"));
    }
}
