package io.grapholap.local.stack;

/**
 * What stack to start.
 *
 * @param anywhere take any free ports rather than the well-known ones
 * @param training record the start-up caches that are missing or out of date
 */
public record StackOptions(Home home, StateDir state, boolean anywhere, boolean training) {}
