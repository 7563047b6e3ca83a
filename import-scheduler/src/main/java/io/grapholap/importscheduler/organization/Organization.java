package io.grapholap.importscheduler.organization;

import java.time.Instant;

/** Holds spaces; its owner may add more. */
public record Organization(String id, String name, String ownerUsername, Instant createdAt) {}
