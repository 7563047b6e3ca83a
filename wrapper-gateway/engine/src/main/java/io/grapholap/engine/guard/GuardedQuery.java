package io.grapholap.engine.guard;

/**
 * A query that may reach the engine.
 *
 * @param text what to send: comments blanked, names that look like keywords quoted
 * @param limitable whether {@code LIMIT n} may be appended without changing the answer's first n
 *     rows
 */
public record GuardedQuery(String text, boolean limitable) {}
