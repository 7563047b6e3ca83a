package io.grapholap.controlplane.datasource;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the last test of a connection ended. */
public enum TestStatus {
    SUCCESS,
    FAILED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TestStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
