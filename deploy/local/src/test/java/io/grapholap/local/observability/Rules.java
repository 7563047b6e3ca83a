package io.grapholap.local.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written for Prometheus and Grafana in this project. */
final class Rules {
    /** The project's root; tests run in the folder of their module. */
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static final Path PROMETHEUS = ROOT.resolve("deploy/prometheus");
    static final Path DASHBOARDS = ROOT.resolve("deploy/grafana/dashboards");
    static final Path RUNBOOKS = ROOT.resolve("docs/operations/runbooks");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Whatever in PromQL is no metric: strings, matchers, ranges, lists of labels. */
    private static final Pattern NO_METRIC =
            Pattern.compile(
                    "\"[^\"]*\"|\\{[^}]*}|\\[[^\\]]*]"
                            + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    /** A name that is not the call of a function. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w:.$])([a-zA-Z_:][\\w:]*)\\b(?!\\s*\\()");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private Rules() {}

    static List<JsonNode> alerts() {
        return all().filter(rule -> rule.has("alert")).toList();
    }

    static List<JsonNode> records() {
        return all().filter(rule -> rule.has("record")).toList();
    }

    static List<JsonNode> dashboards() {
        return files(DASHBOARDS, ".json").map(Rules::json).toList();
    }

    /** Every query of a dashboard. */
    static List<String> queries(JsonNode dashboard) {
        var found = new ArrayList<String>();
        dashboard
                .path("panels")
                .forEach(panel ->
                        panel.path("targets")
                                .forEach(target -> found.add(target.path("expr").asText())));
        return found;
    }

    /** The tests of all alerts, as text. */
    static String tests() {
        return files(PROMETHEUS.resolve("tests"), "_test.yml")
                .map(Rules::text)
                .reduce("", String::concat);
    }

    /** The names that a PromQL expression asks for. */
    static Set<String> metrics(String expression) {
        var names = new TreeSet<String>();
        var rest = NAME.matcher(NO_METRIC.matcher(expression).replaceAll(" "));
        while (rest.find()) {
            if (!WORDS.contains(rest.group(1))) {
                names.add(rest.group(1));
            }
        }
        return names;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> all() {
        return files(PROMETHEUS.resolve("rules"), ".yml")
                .flatMap(file -> children(yaml(file).path("groups")))
                .flatMap(group -> children(group.path("rules")));
    }

    private static Stream<JsonNode> children(JsonNode array) {
        var found = new ArrayList<JsonNode>();
        array.forEach(found::add);
        return found.stream();
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
