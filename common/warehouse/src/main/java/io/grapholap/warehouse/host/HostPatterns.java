package io.grapholap.warehouse.host;

import io.grapholap.common.datasource.HostName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A list of host names; {@code *.example.com} stands for all names below example.com. */
final class HostPatterns {
    private static final String ANY_BELOW = "*.";

    private final Set<String> names = new HashSet<>();
    private final Set<String> suffixes = new HashSet<>();

    /**
     * @throws IllegalArgumentException if one of them is no host name or pattern
     */
    HostPatterns(List<String> patterns) {
        for (var pattern : patterns) {
            boolean any = pattern.startsWith(ANY_BELOW);
            var name = any ? pattern.substring(ANY_BELOW.length()) : pattern;
            if (HostName.parse(name).isEmpty() || any && HostName.isAddress(name)) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' is no host; write trino.example.com or *.example.com.");
            }
            (any ? suffixes : names).add(name.toLowerCase(Locale.ROOT));
        }
    }

    boolean match(String host) {
        if (names.contains(host)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (suffixes.contains(host.substring(dot + 1))) {
                return !HostName.isAddress(host);
            }
        }
        return false;
    }
}
