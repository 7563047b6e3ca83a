package io.grapholap.common.question;

import io.grapholap.common.datasource.SourceType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question about a data source.
 *
 * @param config where it is, by the fields of its type; it carries no credentials
 * @param name prefix or table that is asked for; null when all or none is
 * @param timeLimitMillis how long an answer is waited for
 */
public record SourceQuestion(
        SourceType type, Map<String, Object> config, @Nullable String name, long timeLimitMillis) {}
