package io.grapholap.common.instance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a start has come, as clients see it in the progress of an instance. */
public enum InstancePhase {
    POD_SCHEDULED,
    DOWNLOADING,
    LOADING_SCHEMA,
    LOADING_DATA,
    READY,
    FAILED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
