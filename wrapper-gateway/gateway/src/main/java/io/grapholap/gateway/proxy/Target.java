package io.grapholap.gateway.proxy;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request wants to go, read from its raw path or its host name. The path is never decoded
 * or normalised: what could be read in two ways is refused.
 */
sealed interface Target {
    /** Not for an instance; somebody else may answer. */
    record Elsewhere() implements Target {}

    /** For those who operate a wrapper, not for those who use it. */
    record Hidden(String path) implements Target {}

    /**
     * Readable in two ways, or in none.
     *
     * @param reason a sentence for the client
     */
    record Malformed(String reason) implements Target {}

    /**
     * For a wrapper.
     *
     * @param path what the wrapper is asked for; begins with {@code /}
     */
    record Instance(String slug, String path) implements Target {
        /** Whether it says one status word to anybody. */
        boolean isOpen(String method) {
            return (method.equals("GET") || method.equals("HEAD"))
                    && (path.equals("/health") || path.equals("/ready"));
        }
    }

    String PREFIX = "/wrapper/";
    String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    Pattern SLUG = Pattern.compile(UUID);
    Pattern HOST = Pattern.compile("wrapper-(" + UUID + ")(\\.[a-z0-9.-]*)?(:\\d+)?");

    /** Characters of RFC 3986 paths, and complete percent escapes. */
    Pattern PATH = Pattern.compile("(?:[A-Za-z0-9/._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*");

    /** Escapes of control characters, dot, slash, backslash and percent itself. */
    Pattern TRICK = Pattern.compile("%(?:[01][0-9a-f]|7f|2e|2f|5c|25)", Pattern.CASE_INSENSITIVE);

    static Target of(@Nullable String host, String rawPath) {
        var named = HOST.matcher(host == null ? "" : host.toLowerCase(Locale.ROOT));
        if (named.matches()) {
            return checked(named.group(1), rawPath);
        }
        if (!rawPath.startsWith(PREFIX)) {
            return new Elsewhere();
        }
        int end = rawPath.indexOf('/', PREFIX.length());
        var slug = rawPath.substring(PREFIX.length(), end < 0 ? rawPath.length() : end);
        if (!SLUG.matcher(slug).matches()) {
            return new Malformed(
                    "The path needs the slug of an instance after /wrapper/: a UUID in lower case.");
        }
        return checked(slug, end < 0 ? "/" : rawPath.substring(end));
    }

    private static Target checked(String slug, String path) {
        if (!PATH.matcher(path).matches() || !path.startsWith("/")) {
            return new Malformed("The path holds characters that need percent-encoding.");
        }
        if (path.contains("//") || TRICK.matcher(path).find() || hasDots(path)) {
            return new Malformed(
                    "The path may not hold empty or dot segments, nor encoded slashes, dots or"
                            + " control characters.");
        }
        return path.equals("/metrics") || isBelow("/q", path) || isBelow("/control", path)
                ? new Hidden(path)
                : new Instance(slug, path);
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private static boolean hasDots(String path) {
        return (path + "/").contains("/./") || (path + "/").contains("/../");
    }
}
