package io.grapholap.controlplane.mapping;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether the SQL of a version was shown to the warehouse before it was stored. */
public enum Validation {
    /** The warehouse took it: it parses, and its columns can become the declared ones. */
    CHECKED,
    /** The warehouse was away, or too slow. */
    UNCHECKED;

    /** As clients and the database spell it. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Validation ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
