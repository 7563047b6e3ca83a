package io.grapholap.common.definition;

import java.util.Arrays;
import java.util.Optional;

/** The types a key or property may have (wire contract, section 3.1); upper case on the wire. */
public enum PropertyType {
    STRING,
    INT64,
    INT32,
    INT16,
    INT8,
    DOUBLE,
    FLOAT,
    DATE,
    TIMESTAMP,
    BOOL,
    BLOB,
    UUID,
    LIST,
    MAP,
    STRUCT;

    public static Optional<PropertyType> of(String name) {
        return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst();
    }
}
