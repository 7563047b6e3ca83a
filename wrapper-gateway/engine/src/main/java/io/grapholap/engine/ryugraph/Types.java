package io.grapholap.engine.ryugraph;

import com.kuzudb.DataType;

/** Names of the engine's types as they stand in answers. */
final class Types {
    private Types() {}

    /** {@code INT64}, {@code DATE}, {@code LIST<T>}, {@code NODE}, {@code REL}, {@code PATH} … */
    static String name(DataType type) {
        return switch (type.getID()) {
            case LIST, ARRAY -> "LIST<" + childName(type) + ">";
            case RECURSIVE_REL -> "PATH";
            case TIMESTAMP_SEC, TIMESTAMP_MS, TIMESTAMP_NS, TIMESTAMP_TZ -> "TIMESTAMP";
            case SERIAL, INTERNAL_ID -> "INT64";
            default -> type.getID().name();
        };
    }

    private static String childName(DataType type) {
        try (var child = type.getChildType()) {
            return child == null ? "ANY" : name(child);
        }
    }

    /** Property type for a column type as the engine's catalog spells it. */
    static String property(String catalogType) {
        if (catalogType.endsWith("]")) {
            return "LIST";
        }
        int bracket = catalogType.indexOf('(');
        var plain = bracket < 0 ? catalogType : catalogType.substring(0, bracket);
        return plain.startsWith("TIMESTAMP") ? "TIMESTAMP" : plain;
    }
}
