package io.grapholap.engine.guard;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;

/**
 * How edge types are spelled in the engine, which has one name space for labels and types and folds
 * case: the edges {@code ROUTE} beside nodes {@code Route} are kept as {@code ROUTE__edge}.
 */
public final class EdgeTables {
    private static final String SUFFIX = "__edge";
    private static final String BEFORE = "regexp_replace(";
    private static final String AFTER = ", '" + SUFFIX + "$', '')";

    private final Set<String> renamed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private EdgeTables() {}

    /** Renames nothing. */
    public static EdgeTables plain() {
        return new EdgeTables();
    }

    /** The tables of a graph with these labels, for the types that will be asked for. */
    public static EdgeTables of(Iterable<String> labels, Iterable<String> types) {
        var taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        labels.forEach(taken::add);
        var tables = new EdgeTables();
        types.forEach(type -> {
            if (taken.contains(type)) {
                tables.renamed.add(type);
            }
        });
        return tables;
    }

    /** An expression for the type of the edges whose table another expression names. */
    String typeOf(String expression) {
        return renamed.isEmpty() ? expression : BEFORE + expression + AFTER;
    }

    /** Makes the call, which names a table or a label, name the type. */
    void typeOf(Token first, Token last, Rewriting rewriting) {
        if (!renamed.isEmpty()) {
            rewriting.insertBefore(first, BEFORE);
            rewriting.insertAfter(last, AFTER);
        }
    }

    /** Name of the table that holds edges of {@code type}. */
    public String table(String type) {
        return renamed.contains(type) ? type.toUpperCase(Locale.ROOT) + SUFFIX : type;
    }

    /** Type of the edges in {@code table}. */
    public static String type(String table) {
        return table.endsWith(SUFFIX)
                ? table.substring(0, table.length() - SUFFIX.length())
                : table;
    }
}
