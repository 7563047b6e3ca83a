package io.grapholap.engine.guard;

import java.util.Set;

/**
 * A query that may reach the engine.
 *
 * @param text what to send: comments blanked, names that look like keywords quoted
 * @param limitable whether {@code LIMIT n} may be appended without changing the answer's first n
 *     rows
 * @param parameters names of the parameters it needs
 */
public record GuardedQuery(String text, boolean limitable, Set<String> parameters) {}
