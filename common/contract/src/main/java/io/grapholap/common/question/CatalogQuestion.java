package io.grapholap.common.question;

import org.jspecify.annotations.Nullable;

/**
 * What is in the deployment's warehouse?
 *
 * @param catalog the catalog to tell of; null for the names of all
 * @param timeLimitMillis how long an answer is waited for
 */
public record CatalogQuestion(@Nullable String catalog, long timeLimitMillis) {}
