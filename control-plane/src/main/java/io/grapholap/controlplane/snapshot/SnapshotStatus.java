package io.grapholap.controlplane.snapshot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The name of a {@link SnapshotState}, as on the wire and in the row. */
public enum SnapshotStatus {
    PENDING,
    CREATING,
    READY,
    FAILED,
    CANCELLED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SnapshotStatus ofWire(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    public static SnapshotStatus of(SnapshotState state) {
        return switch (state) {
            case SnapshotState.Pending _ -> PENDING;
            case SnapshotState.Creating _ -> CREATING;
            case SnapshotState.Ready _ -> READY;
            case SnapshotState.Failed _ -> FAILED;
            case SnapshotState.Cancelled _ -> CANCELLED;
        };
    }
}
