package io.grapholap.local.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts, objectives and dashboards agree with what the services export and with their texts. */
class RulesTest {
    /** Made by Prometheus itself. */
    private static final Set<String> OWN = Set.of("up");

    @Test
    void namesAreReadOutOfExpressions() {
        assertThat(
                        Rules.metrics(
                                "sum by (job, le) (rate(a_bucket{le=\"0.5\",x!~\"b|c\"}[5m])) / on()"
                                        + " max(slo:d:e offset 15m) > bool 1e3 and vector(0) unless g"))
                .containsExactlyInAnyOrder("a_bucket", "slo:d:e", "g");
    }

    @Test
    void alertsHaveASeverityAPageAndTwoTests() {
        var tests = Rules.tests();
        for (var alert : Rules.alerts()) {
            var name = alert.path("alert").asText();
            assertThat(alert.at("/labels/severity").asText())
                    .as("severity of %s", name)
                    .isIn("critical", "warning");
            assertThat(alert.at("/annotations/runbook").asText())
                    .as("page of %s", name)
                    .isEqualTo("docs/operations/runbooks/" + name + ".md");
            assertThat(tests)
                    .as("tests of %s", name)
                    .contains("# " + name + " fires\n")
                    .contains("# " + name + " does not fire\n");
        }
        assertThat(Rules.alerts()).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void pagesSayWhatTheRuleSays() throws IOException {
        var names = new HashSet<String>();
        for (var alert : Rules.alerts()) {
            var name = alert.path("alert").asText();
            names.add(name);
            var page = Rules.text(Rules.RUNBOOKS.resolve(name + ".md"));
            assertThat(page)
                    .startsWith("# " + name + "\n")
                    .contains("## What it means", "## Look at", "## Do")
                    .contains("`severity: " + alert.at("/labels/severity").asText() + "`");
            assertThat(withoutSpace(page))
                    .as("expression on the page of %s", name)
                    .contains(withoutSpace(alert.path("expr").asText()));
        }
        try (var pages = Files.list(Rules.RUNBOOKS)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .filteredOn(page -> !page.equals("README"))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void everyMetricThatIsAskedForIsExported() {
        var known = new HashSet<>(OWN);
        known.addAll(Rules.text(Rules.PROMETHEUS.resolve("metrics.txt")).lines().toList());
        Rules.records().forEach(rule -> known.add(rule.path("record").asText()));
        var rules =
                Stream.concat(Rules.alerts().stream(), Rules.records().stream())
                        .map(rule -> rule.path("expr").asText());
        var queries = Rules.dashboards().stream().flatMap(d -> Rules.queries(d).stream());
        assertThat(Stream.concat(rules, queries))
                .allSatisfy(expression -> assertThat(known).containsAll(Rules.metrics(expression)));
    }

    @Test
    void dashboardsAreMadeFromTheirSources() throws Exception {
        var sums = Rules.text(Rules.DASHBOARDS.resolve("sources.sha256"));
        for (var file : List.of("package-lock.json", "panels.js", "dashboards.js", "generate.js")) {
            assertThat(sums)
                    .as("run npm run generate in deploy/grafana: %s has changed", file)
                    .contains(sha256(file) + "  " + file);
        }
    }

    @Test
    void dashboardsAskSomethingInEveryPanel() {
        var dashboards = Rules.dashboards();
        assertThat(dashboards).hasSizeGreaterThanOrEqualTo(6);
        assertThat(dashboards).extracting(d -> d.path("uid").asText()).doesNotHaveDuplicates();
        assertThat(dashboards).allSatisfy(RulesTest::isComplete);
    }

    private static void isComplete(JsonNode dashboard) {
        dashboard
                .path("panels")
                .forEach(panel -> {
                    assertThat(panel.path("title").asText()).isNotBlank();
                    if (!panel.path("type").asText().equals("row")) {
                        assertThat(panel.path("targets"))
                                .as(panel.path("title").asText())
                                .isNotEmpty();
                        assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                    }
                });
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String sha256(String file) throws IOException, NoSuchAlgorithmException {
        var bytes = Files.readAllBytes(Rules.ROOT.resolve("deploy/grafana").resolve(file));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
