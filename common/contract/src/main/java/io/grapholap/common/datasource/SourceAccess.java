package io.grapholap.common.datasource;

import java.util.Map;

/**
 * All that a worker needs to read from a data source; for the worker that holds the job alone.
 *
 * @param config where it is, by the fields of its type
 * @param credentials in clear; empty if it needs none
 */
public record SourceAccess(
        SourceType type, Map<String, Object> config, Map<String, Object> credentials) {

    /** Without the credentials: this may end up in a log. */
    @Override
    public String toString() {
        return "SourceAccess[type=" + type.wireName() + "]";
    }
}
