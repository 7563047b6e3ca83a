package io.grapholap.controlplane.snapshot;

import io.grapholap.common.access.Visibility;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** With whose rights the data of a snapshot are read from the warehouse. */
public enum ReadAs {
    /** Those of the data source, which everybody who may use it has. */
    SERVICE,
    /**
     * The owner's own: the warehouse was asked in their name and showed what they alone may see.
     */
    OWNER;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReadAs> ofColumn(String column) {
        return Arrays.stream(values()).filter(v -> v.column().equals(column)).findFirst();
    }

    /** Whether such data may be as visible as that. */
    public boolean allows(Visibility wanted) {
        return this == SERVICE || wanted == Visibility.PRIVATE;
    }

    /** As visible as wanted, or as such data may be. */
    public Visibility atMost(Visibility wanted) {
        return allows(wanted) ? wanted : Visibility.PRIVATE;
    }
}
