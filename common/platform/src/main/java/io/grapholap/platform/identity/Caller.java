package io.grapholap.platform.identity;

/** Who asks, after their credentials were believed. */
public record Caller(String username, Role role) {
    /** Whether this caller may change or delete what {@code owner} owns. */
    public boolean mayChange(String owner) {
        return role == Role.ADMIN || username.equals(owner);
    }
}
