package io.grapholap.controlplane.favorite;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be a favorite. */
public enum FavoriteType {
    MAPPING("mappingId"),
    SNAPSHOT("snapshotId"),
    INSTANCE("instanceId");

    private final String attribute;

    FavoriteType(String attribute) {
        this.attribute = attribute;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute of {@link FavoriteEntity} that holds ids of this type. */
    String attribute() {
        return attribute;
    }

    static Optional<FavoriteType> of(String wireName) {
        return Arrays.stream(values()).filter(t -> t.wireName().equals(wireName)).findFirst();
    }
}
