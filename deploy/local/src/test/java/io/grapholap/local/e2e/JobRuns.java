package io.grapholap.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** How often background jobs were claimed, and how often they ran on two control planes. */
final class JobRuns {
    private static final Pattern RUNS =
            Pattern.compile(
                    "background_job_execution_total\\{job_name=\"([a-z_]+)\"[^}]*} ([0-9.]+)");

    private JobRuns() {}

    /** What is claimed runs on one of both, once: neither lost nor doubled. */
    static void assertEachClaimRunsOnce(Path config, Replica second) throws Exception {
        var runsBefore = runs(config, second);
        var claimsBefore = claims(config);
        await("runs of jobs to add up")
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> {
                    var claimed = grown(claimsBefore, claims(config));
                    assertThat(claimed.values().stream().mapToLong(n -> n).sum()).isGreaterThan(5);
                    assertThat(grown(runsBefore, runs(config, second))).isEqualTo(claimed);
                });
    }

    private static Map<String, Long> grown(Map<String, Long> before, Map<String, Long> now) {
        var grown = new HashMap<String, Long>();
        now.forEach((job, n) -> grown.merge(job, n - before.getOrDefault(job, 0L), Long::sum));
        grown.values().removeIf(n -> n == 0);
        return grown;
    }

    /** How often each job ran here and there, by what both processes count. */
    private static Map<String, Long> runs(Path config, Replica second) throws Exception {
        var properties = properties(config);
        var first = "http://127.0.0.1:" + properties.getProperty("quarkus.management.port");
        var runs = new HashMap<String, Long>();
        for (var url : List.of(first, second.management().toString())) {
            RUNS.matcher(Replica.get(url + "/metrics").body())
                    .results()
                    .forEach(m ->
                            runs.merge(
                                    m.group(1), (long) Double.parseDouble(m.group(2)), Long::sum));
        }
        return runs;
    }

    /** How often each job was ever claimed, by the database. */
    private static Map<String, Long> claims(Path config) throws IOException, SQLException {
        var properties = properties(config);
        var claims = new HashMap<String, Long>();
        try (var connection =
                        DriverManager.getConnection(
                                properties.getProperty("quarkus.datasource.jdbc.url"),
                                properties.getProperty("quarkus.datasource.username"),
                                properties.getProperty("quarkus.datasource.password"));
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select name, run from control_plane.background_jobs")) {
            while (rows.next()) {
                claims.put(rows.getString(1), rows.getLong(2));
            }
        }
        return claims;
    }

    /** The settings of the first control plane, as its launcher wrote them. */
    private static Properties properties(Path config) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(config)));
        return properties;
    }
}
