package io.grapholap.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The keys below {@code graph-olap} that a service reads, as its sources and those it shares say.
 */
final class ServiceKeys implements Predicate<String> {
    private static final List<String> SHARED = List.of("common/platform", "common/outbox");
    private static final Pattern MAPPING =
            Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern METHOD =
            Pattern.compile("^    (?:    )?([A-Z][\\w<>, ]*|[a-z]+) (\\w+)\\(\\);$");
    private static final Pattern NESTED = Pattern.compile("^    interface (\\w+) \\{$");
    private static final Pattern PROPERTY =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");
    private static final Pattern BY_NAME = Pattern.compile("\\.(?:to|anyOf)\\(\"([a-z-]+)\"\\)");

    private final Set<String> keys = new HashSet<>();
    private final List<String> maps = new ArrayList<>();

    static ServiceKeys of(Path module) throws IOException {
        var keys = new ServiceKeys();
        keys.read(module);
        for (var shared : SHARED) {
            keys.read(Chart.ROOT.resolve(shared));
        }
        return keys;
    }

    @Override
    public boolean test(String key) {
        return keys.contains(key) || maps.stream().anyMatch(key::startsWith);
    }

    private void read(Path module) throws IOException {
        try (var files = Files.walk(module.resolve("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(this::source);
        }
    }

    private void source(Path file) {
        try {
            var text = Files.readString(file);
            PROPERTY.matcher(text).results().forEach(m -> keys.add(m.group(1)));
            BY_NAME.matcher(text)
                    .results()
                    .forEach(m -> keys.add("graph-olap." + m.group(1) + ".internal-url"));
            var mapping = MAPPING.matcher(text);
            if (mapping.find()) {
                mapping(mapping.group(1), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mapping(String prefix, String text) {
        var here = prefix;
        for (var line : text.lines().toList()) {
            var nested = NESTED.matcher(line);
            var method = METHOD.matcher(line);
            if (nested.matches()) {
                here = prefix + "." + kebab(nested.group(1));
            } else if (line.equals("    }")) {
                here = prefix;
            } else if (method.matches()) {
                var key = here + "." + kebab(method.group(2));
                if (method.group(1).startsWith("Map<")) {
                    maps.add(key + ".");
                } else {
                    keys.add(key);
                }
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
