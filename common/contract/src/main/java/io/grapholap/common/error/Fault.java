package io.grapholap.common.error;

import java.util.Objects;

/**
 * One thing wrong with an input.
 *
 * @param field path of the value, e.g. {@code node_definitions[0].label}
 * @param message sentence that names the value found and the way out
 * @param type stable kind of fault, e.g. {@code pattern}, {@code reserved}, {@code duplicate}
 */
public record Fault(String field, String message, String type) {
    public Fault {
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
        Objects.requireNonNull(type);
    }

    /** The same fault, seen from the object that holds {@code parent}. */
    public Fault within(String parent) {
        return new Fault(parent + "." + field, message, type);
    }
}
