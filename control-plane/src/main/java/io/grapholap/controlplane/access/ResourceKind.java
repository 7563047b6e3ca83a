package io.grapholap.controlplane.access;

import java.util.Locale;

/** The kinds of resources that have a visibility and grants. */
public enum ResourceKind {
    SNAPSHOT("snapshotId"),
    INSTANCE("instanceId");

    private final String grantAttribute;

    ResourceKind(String grantAttribute) {
        this.grantAttribute = grantAttribute;
    }

    /** As error bodies spell it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute of {@link GrantEntity} that holds ids of this kind. */
    String grantAttribute() {
        return grantAttribute;
    }
}
