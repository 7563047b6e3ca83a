package io.grapholap.gateway.query;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes an instance work, as opposed to what only looks at it. */
public enum QueryKind {
    QUERY,
    ALGORITHM;

    private static final Pattern ALGORITHM_PATH = Pattern.compile("/(?:algo|networkx)/[^/]+");

    /**
     * @param path what the wrapper is asked for
     * @return nothing for whatever else may be asked
     */
    public static Optional<QueryKind> of(String method, String path) {
        if (!method.equals("POST")) {
            return Optional.empty();
        }
        if (path.equals("/query")) {
            return Optional.of(QUERY);
        }
        return ALGORITHM_PATH.matcher(path).matches() ? Optional.of(ALGORITHM) : Optional.empty();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
