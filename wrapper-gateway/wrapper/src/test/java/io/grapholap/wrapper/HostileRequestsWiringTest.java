package io.grapholap.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests that are broken or mean harm, each with the status and the code of its answer. Whatever
 * they are, the process goes on, no lock is held and no file is left.
 */
@QuarkusTest
@TestProfile(WrapperProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class HostileRequestsWiringTest {
    private static final String LONG_NAME = "a".repeat(3_000);

    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    @ConfigProperty(name = "wrapper.work-dir")
    String workDir;

    private SignedRequests wrapper;

    @BeforeEach
    void isReady() {
        wrapper = new SignedRequests(signingKey);
        SignedRequests.awaitReady();
    }

    /**
     * One request of the table.
     *
     * @param request what is sent, as the answer is judged by it
     */
    private record Row(int status, String code, String request, String body) {
        String method() {
            return request.substring(0, request.indexOf(' '));
        }

        String path() {
            return request.substring(request.indexOf(' ') + 1);
        }

        @Override
        public String toString() {
            var text = request + " " + body;
            return text.length() > 160 ? text.substring(0, 160) + "…" : text;
        }
    }

    /** Lines of status, code, method and path, body; in a file, since most of it is no Java. */
    private static List<Row> table() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        HostileRequestsWiringTest.class.getResourceAsStream(
                                "hostile-requests.txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var rows = new ArrayList<Row>();
            for (var line : text.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var cells = line.split(" \\| ", 4);
                    rows.add(
                            new Row(
                                    Integer.parseInt(cells[0].strip()),
                                    cells[1].strip(),
                                    cells[2].strip(),
                                    cells.length < 4 ? "" : filled(cells[3])));
                }
            }
            return rows;
        }
    }

    private static String filled(String body) {
        return body.replace("$LONG_NAME", LONG_NAME)
                .replace("$HUGE", "9".repeat(5_000))
                .replace("$DEEP", "(".repeat(300) + "1" + ")".repeat(300))
                .replace("$TOO_LONG", "x".repeat(100_001))
                .replace("$MANY", "1,".repeat(20_000) + "1");
    }

    @Test
    void eachHasItsStatusAndItsCode() throws IOException {
        var rows = table();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(60);
        var softly = new SoftAssertions();
        for (var row : rows) {
            var request = wrapper.as("alice", "analyst");
            if (!row.body().isEmpty()) {
                request = request.body(row.body());
            }
            var answer = request.request(row.method(), row.path());
            var code = JsonPath.with(answer.asString()).getString("error.code");
            softly.assertThat(answer.statusCode() + " " + code)
                    .as(row.toString())
                    .isEqualTo(row.status() + " " + row.code());
        }
        softly.assertAll();
        nothingIsLeft();
    }

    private void nothingIsLeft() {
        wrapper.query("MATCH (a:Airport)-[r:ROUTE]->() RETURN count(*)", Map.of())
                .statusCode(200)
                .body("rows[0][0]", equalTo(4));
        wrapper.as("bob", "analyst").get("/lock").then().body("lock.locked", equalTo(false));
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> {
                    try (var files = Files.list(Path.of(workDir, "scratch"))) {
                        assertThat(files).isEmpty();
                    }
                });
    }
}
