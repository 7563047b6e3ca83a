package io.grapholap.wrapper;

import static io.grapholap.wrapper.SignedRequests.LONG_QUERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.grapholap.testkit.KafkaResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WrapperProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class QueriesWiringTest {
    private static final String ARROW = "application/vnd.apache.arrow.stream";

    @Inject MeterRegistry meters;

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

    @AfterEach
    void nothingIsLeftBehind() {
        await().atMost(20, TimeUnit.SECONDS).until(() -> running() == 0);
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> {
                    try (var files = Files.list(Path.of(workDir, "scratch"))) {
                        assertThat(files).isEmpty();
                    }
                });
    }

    @Test
    void aQueryIsRememberedWithItsRows() {
        var id =
                ask("bob", "MATCH (a:Airport) RETURN a.code", ContentType.JSON.toString())
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("X-Query-ID");

        wrapper.as("bob", "analyst")
                .get("/queries")
                .then()
                .statusCode(200)
                .body("queries.find { it.query_id == '" + id + "' }.status", equalTo("completed"))
                .body("queries.find { it.query_id == '" + id + "' }.rows", equalTo(5))
                .body("queries.find { it.query_id == '" + id + "' }.user", equalTo("bob"))
                .body("queries.find { it.query_id == '" + id + "' }.elapsed_ms", notNullValue());
        wrapper.as("erin", "analyst")
                .get("/queries")
                .then()
                .body("queries.user", not(hasItem("bob")));
        wrapper.as("alice", "analyst").get("/queries").then().body("queries.user", hasItem("bob"));
    }

    @Test
    void oneMayStopOnesOwnQueriesAndTheOwnerAll() {
        long stoppedBefore = stopped();
        for (var who : new String[] {"bob", "alice"}) {
            var answer =
                    CompletableFuture.supplyAsync(
                            () -> ask("bob", LONG_QUERY, ContentType.JSON.toString()));
            var id = awaitRunning();

            wrapper.as("erin", "analyst")
                    .delete("/queries/" + id)
                    .then()
                    .statusCode(403)
                    .body("error.code", equalTo("PERMISSION_DENIED"));
            wrapper.as(who, "analyst")
                    .delete("/queries/" + id)
                    .then()
                    .statusCode(202)
                    .body("status", equalTo("cancelled"));
            wrapper.as(who, "analyst").delete("/queries/" + id).then().statusCode(202);

            answer.join()
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("QUERY_EXECUTION_ERROR"));
            await().atMost(10, TimeUnit.SECONDS).until(() -> running() == 0);
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> stopped() == stoppedBefore + 2);
        wrapper.as("bob", "analyst")
                .delete("/queries/nope")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"));
    }

    @Test
    void whoWantsArrowGetsAStream() throws IOException {
        var response =
                ask(
                        "bob",
                        "UNWIND range(1, 200000) AS x RETURN x, 'name ' + to_string(x) AS n",
                        ARROW);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo(ARROW);
        long sum = 0;
        try (var allocator = new RootAllocator();
                var reader =
                        new ArrowStreamReader(
                                new ByteArrayInputStream(response.asByteArray()), allocator)) {
            var x = (BigIntVector) reader.getVectorSchemaRoot().getVector("x");
            while (reader.loadNextBatch()) {
                for (int i = 0; i < x.getValueCount(); i++) {
                    sum += x.get(i);
                }
            }
        }
        assertThat(sum).isEqualTo(200_000L * 200_001 / 2);
    }

    @Test
    void aRefusalIsJsonWhateverWasWanted() {
        ask("bob", "MATCH (a) DELETE a", ARROW)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("QUERY_NOT_ALLOWED"))
                .body("error.details.clause", equalTo("DELETE"))
                .body("error.details.position", equalTo(10));
        ask("bob", "RETURN 1", "*/*").then().statusCode(200).contentType(ContentType.JSON);
        wrapper.as("alice", "analyst")
                .get("/queries")
                .then()
                .body("queries.status", everyItem(notNullValue()));
    }

    @Test
    void aReaderOfAStreamMayLeave() throws Exception {
        var body =
                "{\"query\":\"UNWIND range(1, 1000) AS x UNWIND range(1, 3000) AS y RETURN x, y, 'some text' AS t\"}";
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setReceiveBufferSize(4096);
            socket.getOutputStream()
                    .write(
                            ("POST /query HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                            + wrapper.token("bob", "analyst")
                                            + "\r\nAccept: "
                                            + ARROW
                                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                                            + body.length()
                                            + "\r\n\r\n"
                                            + body)
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(12)).asString().endsWith("200");
        }

        await().atMost(20, TimeUnit.SECONDS).until(() -> running() == 0);
    }

    @Test
    void aQueryThatTakesTooLongIsStopped() {
        wrapper.as("bob", "analyst")
                .body(Map.of("query", LONG_QUERY, "timeout_ms", 1000))
                .post("/query")
                .then()
                .statusCode(408)
                .body("error.code", equalTo("QUERY_TIMEOUT"));
    }

    @Test
    void aQueryWhoseClientHasGoneIsStopped() throws Exception {
        var body = "{\"query\":\"" + LONG_QUERY + "\",\"timeout_ms\":600000}";
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            ("POST /query HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                            + wrapper.token("bob", "analyst")
                                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                                            + body.length()
                                            + "\r\n\r\n"
                                            + body)
                                    .getBytes(StandardCharsets.US_ASCII));
            await().atMost(20, TimeUnit.SECONDS).until(() -> running() == 1);
        }

        await().atMost(20, TimeUnit.SECONDS).until(() -> running() == 0);
    }

    private String awaitRunning() {
        await().atMost(20, TimeUnit.SECONDS).until(() -> running() == 1);
        return wrapper.as("alice", "analyst")
                .get("/queries")
                .then()
                .extract()
                .path("queries.find { it.status == 'running' }.query_id");
    }

    private double running() {
        return meters.get("graph_olap_queries_running").gauge().value();
    }

    private long stopped() {
        return meters.get("graph_olap_cancel_duration_seconds")
                .tag("kind", "query")
                .timer()
                .count();
    }

    private Response ask(String user, String query, String accept) {
        return wrapper.as(user, "analyst")
                .accept(accept)
                .body(Map.of("query", query))
                .post("/query");
    }
}
