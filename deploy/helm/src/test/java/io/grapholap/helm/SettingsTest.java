package io.grapholap.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart sets is what the services read. */
class SettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");

    record Case(String set, String service) {}

    static Stream<Case> cases() {
        return Chart.SETS.stream()
                .flatMap(set ->
                        Chart.MODULES.keySet().stream().map(service -> new Case(set, service)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everySettingIsReadByItsService(Case c) throws IOException {
        var known = ServiceKeys.of(Chart.MODULES.get(c.service()));
        for (var key : Chart.settings(c.set(), c.service()).stringPropertyNames()) {
            if (key.startsWith("graph-olap.")) {
                assertThat(known.test(key)).as("%s reads %s", c.service(), key).isTrue();
            } else {
                assertThat(key)
                        .matches("quarkus\\.(http|management|datasource|flyway)\\..*|kafka\\..*");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void portsAreThoseOfTheService(Case c) throws IOException {
        var own =
                Chart.properties(
                        Files.readString(
                                Chart.MODULES
                                        .get(c.service())
                                        .resolve("src/main/resources/application.properties")));
        var set = Chart.settings(c.set(), c.service());
        var ports = container(c).path("ports");
        for (var kind : new String[] {"http", "management"}) {
            var port = own.getProperty("quarkus." + kind + ".port");
            assertThat(set.getProperty("quarkus." + kind + ".port")).isEqualTo(port);
            assertThat(StreamSupport.stream(ports.spliterator(), false))
                    .anyMatch(p ->
                            p.path("name").asText().equals(kind)
                                    && p.path("containerPort").asText().equals(port));
            var service = kind.equals("http") ? c.service() : c.service() + "-internal";
            assertThat(
                            Chart.manifest(c.set(), "Service", service)
                                    .at("/spec/ports/0/port")
                                    .asText())
                    .isEqualTo(port);
        }
    }

    /**
     * No secret stands in the file: each is a variable that comes from a Secret, and each is used.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void everySecretIsAReference(Case c) {
        var named = new TreeSet<String>();
        Chart.settings(c.set(), c.service())
                .values()
                .forEach(value ->
                        VARIABLE.matcher(value.toString())
                                .results()
                                .forEach(m -> named.add(m.group(1))));
        var given = new TreeSet<String>();
        for (var variable : container(c).path("env")) {
            if (variable.at("/valueFrom/secretKeyRef/name").isTextual()) {
                given.add(variable.path("name").asText());
            }
        }
        assertThat(given).isEqualTo(named).contains("SERVICE_TOKEN");
        assertThat(Chart.manifests(c.set(), "Secret")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void filesThatSettingsNameAreMounted(Case c) {
        var mounts = container(c).path("volumeMounts").findValuesAsText("mountPath");
        Chart.settings(c.set(), c.service()).values().stream()
                .map(Object::toString)
                .flatMap(
                        value -> Pattern.compile("/etc/graph-olap/[a-z]+").matcher(value).results())
                .forEach(m -> assertThat(mounts).contains(m.group()));
        assertThat(mounts).doesNotHaveDuplicates();
    }

    private static JsonNode container(Case c) {
        return Chart.manifest(c.set(), "Deployment", c.service())
                .at("/spec/template/spec/containers/0");
    }
}
