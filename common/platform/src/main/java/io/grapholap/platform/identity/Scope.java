package io.grapholap.platform.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What credentials may be used for, within what their user may do. */
public enum Scope {
    /** To read, and to query. */
    READ,
    /** To change things. */
    WRITE,
    /** To act for the user whom {@code X-Username} names. */
    ACT_AS,
    /** To run algorithms on the instance of another; only the gateway says so. */
    RUN;

    /** Of users who logged in themselves. */
    public static final Set<Scope> OWN = Set.of(READ, WRITE);

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scope of that name; empty when there is none. */
    public static Optional<Scope> of(String wireName) {
        return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
    }

    @JsonCreator
    static Scope parse(String wireName) {
        return of(wireName)
                .orElseThrow(() -> new IllegalArgumentException("no scope '" + wireName + "'"));
    }
}
