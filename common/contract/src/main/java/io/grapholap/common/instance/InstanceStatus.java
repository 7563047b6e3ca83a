package io.grapholap.common.instance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an instance is in its life, as on the wire. */
public enum InstanceStatus {
    WAITING_FOR_SNAPSHOT,
    STARTING,
    RUNNING,
    STOPPING,
    FAILED,
    SUSPENDED,
    RESUMING;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<InstanceStatus> of(String wireName) {
        return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
    }
}
