package io.grapholap.controlplane.job;

import io.grapholap.controlplane.job.LifecycleSweep.Cause;

/**
 * Where the database says when the time of resources is over.
 *
 * @param resources their table, with the key {@code id}
 * @param table where the time stands; {@code resources} or a table beside it
 * @param key column of {@code table} with the resource's id; second of an index
 * @param time column of {@code table} with the time, null for never; first of that index
 */
public record Expiry(Cause cause, String resources, String table, String key, String time) {}
