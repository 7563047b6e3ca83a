package io.grapholap.importscheduler.space;

import java.time.Instant;

/**
 * Where import jobs live.
 *
 * @param ingestionKey what a warehouse shows to prove that its table may be read for this space
 */
public record Space(
        String id, String organizationId, String name, String ingestionKey, Instant createdAt) {}
