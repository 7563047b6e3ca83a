package io.grapholap.lake;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The spelling of paths in the object store. */
final class StorePath {
    private StorePath() {}

    /** The segments of a path that may be resolved below a root. */
    static List<String> segments(String path) {
        var segments = List.of(path.split("/", -1));
        for (var segment : segments) {
            boolean harmless =
                    !segment.isEmpty()
                            && !segment.equals(".")
                            && !segment.equals("..")
                            && segment.indexOf('\\') < 0
                            && segment.chars().noneMatch(c -> c < ' ' || c == 0x7f);
            if (!harmless) {
                throw new IllegalArgumentException(
                        "'" + path + "' is no path of an object; use segments joined by '/'.");
            }
        }
        return segments;
    }

    /**
     * Any text as one segment: letters, digits, {@code _}, {@code -} and inner dots stay, every
     * other byte of its UTF-8 becomes {@code %XX}. Different texts give different segments.
     */
    static String segment(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty name cannot be a path segment");
        }
        var out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isPlain(c) || (c == '.' && !out.isEmpty())) {
                out.append(c);
            } else {
                out.append('%').append("%02X".formatted((int) c));
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-';
    }
}
