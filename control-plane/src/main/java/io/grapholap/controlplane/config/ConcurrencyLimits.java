package io.grapholap.controlplane.config;

/**
 * How many instances may be alive at once.
 *
 * @param perAnalyst those of one owner, whatever their role
 * @param clusterTotal those of everybody
 */
public record ConcurrencyLimits(int perAnalyst, int clusterTotal) {}
