package io.grapholap.controlplane.job;

import io.grapholap.controlplane.job.LifecycleSweep.Cause;
import java.util.List;

/**
 * Where the database says when the time of resources is over.
 *
 * @param resources their table, with the key {@code id}
 * @param table where the time stands; {@code resources} or a table beside it
 * @param key column of {@code table} with the resource's id; second of an index
 * @param time column of {@code table} with the time, null for never; first of that index
 */
public record Expiry(Cause cause, String resources, String table, String key, String time) {

    /**
     * Both ends of a resource that is deleted when its TTL is over, or when it was not used for too
     * long.
     *
     * @param activity table beside {@code resources} with the column {@code idle_at}
     * @param key column of {@code activity} with the resource's id
     */
    public static List<Expiry> ofTtlAndUse(String resources, String activity, String key) {
        return List.of(
                new Expiry(Cause.TTL, resources, resources, "id", "expires_at"),
                new Expiry(Cause.INACTIVITY, resources, activity, key, "idle_at"));
    }
}
