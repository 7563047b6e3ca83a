package io.grapholap.platform.identity;

/** A user as the control plane knows them. */
public record KnownUser(String username, Role role, boolean active) {}
