package io.grapholap.warehouse.duckdb;

import java.util.Set;

/** Functions of DuckDB that tell of the machine or the server instead of the data, or change it. */
final class ForbiddenFunctions {
    private static final Set<String> NAMES =
            Set.of(
                    "current_connection_id",
                    "current_query",
                    "current_setting",
                    "currval",
                    "getenv",
                    "getvariable",
                    "nextval",
                    "set_config",
                    "setval",
                    "sleep_ms",
                    "write_log");
    private static final Set<String> PREFIXES =
            Set.of("__internal", "duckdb_", "has_", "inet_", "pg_", "pragma_", "read_", "txid_");

    private ForbiddenFunctions() {}

    /** Refuses the function if it is one of them; takes its name in lower case. */
    static void check(String name) {
        if (NAMES.contains(name) || hasPrefix(name)) {
            throw SelectGuard.refused("The function " + name + " is not allowed.");
        }
    }

    private static boolean hasPrefix(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }
}
