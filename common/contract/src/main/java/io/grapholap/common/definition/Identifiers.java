package io.grapholap.common.definition;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names may stand in a graph (wire contract, section 1.5). */
public final class Identifiers {
    public static final int MAX_LENGTH = 64;
    public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    public static final Pattern EDGE_TYPE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private static final Set<String> RESERVED =
            Set.of(
                    "NODE",
                    "RELATIONSHIP",
                    "MATCH",
                    "WHERE",
                    "RETURN",
                    "CREATE",
                    "DELETE",
                    "SET",
                    "REMOVE",
                    "WITH",
                    "ORDER",
                    "LIMIT",
                    "SKIP",
                    "UNION",
                    "CALL",
                    "YIELD");
    private static final List<String> RESERVED_PREFIXES =
            List.of("_internal_", "_system_", "_ryugraph_");

    private Identifiers() {}

    /** Whether the language keeps this name for itself; case does not matter. */
    public static boolean isReserved(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return RESERVED.contains(name.toUpperCase(Locale.ROOT))
                || RESERVED_PREFIXES.stream().anyMatch(lower::startsWith);
    }
}
