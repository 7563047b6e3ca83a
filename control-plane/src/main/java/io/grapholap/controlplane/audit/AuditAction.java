package io.grapholap.controlplane.audit;

import java.util.Arrays;
import java.util.List;

/**
 * What was done, read out of the route: {@code POST /api/mappings/{id}/copy} is {@code copy} of a
 * {@code mapping}.
 */
record AuditAction(String resourceType, String verb) {

    /**
     * @param path template of the route, such as {@code /api/mappings/{id}/copy}
     */
    static AuditAction of(String method, String path) {
        var words =
                Arrays.stream(path.split("/"))
                        .filter(word -> !word.isEmpty() && !word.equals("api"))
                        .toList();
        var named = words.stream().filter(word -> !word.startsWith("{")).toList();
        var type = named.isEmpty() ? "api" : singular(named.getFirst());
        var rest = named.subList(Math.min(1, named.size()), named.size());
        return new AuditAction(type, rest.isEmpty() ? verb(method) : verb(method, rest));
    }

    /** As it is stored and filtered by: {@code mapping.copy}. */
    String wireName() {
        return resourceType + "." + verb;
    }

    private static String verb(String method, List<String> rest) {
        var what = String.join(".", rest).replace('-', '_');
        return method.equals("DELETE") ? what + ".delete" : what;
    }

    private static String verb(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "DELETE" -> "delete";
            default -> "update";
        };
    }

    private static String singular(String plural) {
        var word = plural.replace('-', '_');
        return word.endsWith("s") && !word.equals("ops")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
