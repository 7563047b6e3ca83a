package io.grapholap.engine;

/**
 * Keys of the nodes of a {@link Topology}, by node number. The array is shared, not copied.
 *
 * @param keys Long for whole numbers, else text as JSON carries it
 */
public record NodeKeys(Object[] keys) {}
