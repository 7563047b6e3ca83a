package io.grapholap.importscheduler.landing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Names of landed tables. */
final class TableNames {
    private static final int MOST = 64;

    private TableNames() {}

    /**
     * Any text as a part of a table's name and of a path: lower-case letters, digits and single
     * {@code _}; what had to be changed gets a short hash, so that two texts never meet.
     */
    static String segment(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        plain = plain.length() > MOST ? plain.substring(0, MOST) : plain;
        if (plain.equals(text) && !text.isEmpty()) {
            return text;
        }
        var hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        return plain + "_" + hash.substring(0, 8);
    }
}
