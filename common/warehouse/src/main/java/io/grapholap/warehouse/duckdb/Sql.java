package io.grapholap.warehouse.duckdb;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Spells values in DuckDB's SQL. */
public final class Sql {
    private Sql() {}

    /** Any text as one identifier. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Any text as one string literal. */
    public static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** Paths as a list of string literals. */
    public static String list(Collection<Path> paths) {
        return paths.stream()
                .map(path -> literal(path.toString()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
