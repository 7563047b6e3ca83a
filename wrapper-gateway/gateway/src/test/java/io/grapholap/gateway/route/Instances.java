package io.grapholap.gateway.route;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.instance.InstanceStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Instance states for tests. */
final class Instances {
    static final String SLUG = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    static final URI ADDRESS = URI.create("http://127.0.0.1:40123");

    private Instances() {}

    static InstanceEvent.Changed changed(long sequence, InstanceStatus status) {
        boolean failed = status == InstanceStatus.FAILED;
        return new InstanceEvent.Changed(
                1,
                SLUG,
                1,
                sequence,
                "alice",
                "ring",
                status,
                status == InstanceStatus.RUNNING ? ADDRESS : null,
                failed ? "DATA_LOAD_ERROR" : null,
                failed ? "part-0.parquet is damaged" : null,
                Visibility.EVERYONE,
                List.of(),
                Instant.EPOCH);
    }
}
