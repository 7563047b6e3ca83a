package io.grapholap.common.access;

/** What one user may do with a snapshot or an instance of another. */
public record Grant(String username, AccessLevel level) {}
