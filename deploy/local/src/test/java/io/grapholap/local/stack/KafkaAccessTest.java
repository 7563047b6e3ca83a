package io.grapholap.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.event.Topic;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The written list of rights names what each service reads and writes, no more and no less. */
class KafkaAccessTest {
    private static final Path ROOT = Path.of("../..");
    private static final Map<String, String> MODULES =
            Map.of(
                    "control-plane", "control-plane",
                    "export-worker", "export-worker",
                    "import-scheduler", "import-scheduler",
                    "gateway", "wrapper-gateway/gateway",
                    "wrapper", "wrapper-gateway/wrapper");
    private static final Pattern INCOMING =
            Pattern.compile("mp\\.messaging\\.incoming\\.([a-z-]+)\\.connector");
    private static final Pattern WRITTEN = Pattern.compile("new ([A-Z][A-Za-z]*Event)\\.");
    private static final Pattern NAMED = Pattern.compile("(connect\\()?\\bTopic\\.([A-Z_]+)");

    @Test
    void theTableIsWhatTheServicesDo() throws IOException {
        var done = new TreeMap<String, Map<String, String>>();
        for (var service : MODULES.keySet()) {
            rights(service)
                    .forEach((topic, rights) ->
                            done.computeIfAbsent(topic, _ -> new TreeMap<>()).put(service, rights));
        }
        assertThat(table()).isEqualTo(done);
    }

    @Test
    void everyTopicIsInTheTable() throws IOException {
        assertThat(table().keySet())
                .containsAll(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    private static Map<String, String> rights(String service) throws IOException {
        var reads = new TreeSet<String>();
        var writes = new TreeSet<String>();
        var module = ROOT.resolve(MODULES.get(service)).resolve("src/main");
        configured(module, reads);
        for (var source : sources(module.resolve("java"))) {
            var code = source.replaceAll("(?m)^import .*$", "");
            WRITTEN.matcher(code)
                    .results()
                    .flatMap(m -> topicOf(m.group(1)).stream())
                    .forEach(writes::add);
            NAMED.matcher(code)
                    .results()
                    .forEach(m -> {
                        var topic = Topic.valueOf(m.group(2));
                        (m.group(1) == null ? reads : writes).add(topic.topicName());
                        if (m.group(1) == null && code.contains("EventReader")) {
                            writes.add(topic.deadLetterName());
                        }
                    });
        }
        var all = new TreeSet<>(reads);
        all.addAll(writes);
        return all.stream()
                .collect(
                        Collectors.toMap(
                                topic -> topic,
                                topic ->
                                        (reads.contains(topic) ? "R" : "")
                                                + (writes.contains(topic) ? "W" : "")));
    }

    private static void configured(Path module, TreeSet<String> reads) throws IOException {
        var properties = new Properties();
        properties.load(
                new StringReader(
                        Files.readString(module.resolve("resources/application.properties"))));
        for (var key : properties.stringPropertyNames()) {
            var incoming = INCOMING.matcher(key);
            if (incoming.matches()) {
                var channel = "mp.messaging.incoming." + incoming.group(1);
                reads.add(properties.getProperty(channel + ".topic", incoming.group(1)));
            }
        }
        if (properties.getProperty("graph-olap.auth.follow-changes", "false").equals("true")) {
            reads.add(Topic.IDENTITY_EVENTS.topicName());
        }
    }

    /** The topic of a family of events, by the contract. */
    private static List<String> topicOf(String family) {
        var file =
                ROOT.resolve("common/contract/src/main/java/io/grapholap/common/event")
                        .resolve(family + ".java");
        try {
            return !Files.exists(file)
                    ? List.of()
                    : NAMED.matcher(Files.readString(file))
                            .results()
                            .map(m -> Topic.valueOf(m.group(2)).topicName())
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> sources(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .map(KafkaAccessTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rights by topic and service, as they are written down. */
    private static Map<String, Map<String, String>> table() throws IOException {
        var rows =
                Files.readAllLines(ROOT.resolve("deploy/kafka-access.md")).stream()
                        .filter(line -> line.startsWith("| Topic") || line.startsWith("| `"))
                        .map(line -> List.of(line.substring(2).split("\\s*\\|\\s*")))
                        .takeWhile(cells -> cells.size() == MODULES.size() + 1)
                        .toList();
        var services = rows.getFirst();
        var table = new TreeMap<String, Map<String, String>>();
        for (var cells : rows.subList(1, rows.size())) {
            var rights = new HashMap<String, String>();
            for (int i = 1; i < cells.size(); i++) {
                if (!cells.get(i).equals("-")) {
                    rights.put(services.get(i), cells.get(i));
                }
            }
            table.put(cells.getFirst().replace("`", ""), rights);
        }
        return table;
    }
}
