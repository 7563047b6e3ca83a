package io.grapholap.common.event;

import java.util.Arrays;
import java.util.Optional;

/**
 * The Kafka topics of the platform, what keys their records, and whether only the last record of a
 * key is kept.
 */
public enum Topic {
    EXPORT_JOBS("export-jobs", 3, false),
    EXPORT_EVENTS("export-events", 3, false),
    SNAPSHOT_EVENTS("snapshot-events", 3, false),
    INSTANCE_EVENTS("instance-events", 3, true),
    WRAPPER_EVENTS("wrapper-events", 3, false),
    EXECUTION_EVENTS("execution-events", 3, false),
    IMPORT_EVENTS("import-events", 3, false),
    IDENTITY_EVENTS("identity-events", 3, true);

    private final String topicName;
    private final int partitions;
    private final boolean compacted;

    Topic(String topicName, int partitions, boolean compacted) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.compacted = compacted;
    }

    public String topicName() {
        return topicName;
    }

    /** Where a consumer of this topic puts what it could not read. */
    public String deadLetterName() {
        return topicName + "-dlq";
    }

    public int partitions() {
        return partitions;
    }

    public boolean compacted() {
        return compacted;
    }

    public static Optional<Topic> of(String topicName) {
        return Arrays.stream(values()).filter(t -> t.topicName.equals(topicName)).findFirst();
    }
}
