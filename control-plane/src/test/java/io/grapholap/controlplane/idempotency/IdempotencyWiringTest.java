package io.grapholap.controlplane.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.json.Json;
import io.grapholap.controlplane.idempotency.Verdict.Answered;
import io.grapholap.controlplane.idempotency.Verdict.Granted;
import io.grapholap.controlplane.idempotency.Verdict.InFlight;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class IdempotencyWiringTest {
    @Inject KeyService keys;
    @Inject ForgetKeys forgetKeys;
    @Inject DataSource database;

    private final String key = UUID.randomUUID().toString();

    @Test
    void twiceWithTheSameKeyIsOnceWithTheSameAnswer() {
        var body = Graphs.flights("twice " + key);
        var first = post(As.alice(), key, body);
        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        var again = post(As.alice(), key, body);

        again.then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("meta.request_id", equalTo(again.header("X-Request-ID")));
        assertThat(again.jsonPath().<Object>get("data"))
                .isEqualTo(first.jsonPath().<Object>get("data"));
        assertThat(again.header("X-Request-ID")).isNotEqualTo(first.header("X-Request-ID"));
        assertStored("twice " + key, 1);
    }

    @Test
    void aReplayIsTheFirstAnswerWhateverHappenedSince() {
        var body = Graphs.flights("deleted " + key);
        long id = post(As.alice(), key, body).jsonPath().getLong("data.id");
        As.alice().delete("/api/mappings/" + id).then().statusCode(204);

        post(As.alice(), key, body).then().statusCode(201).body("data.id", equalTo((int) id));
        assertStored("deleted " + key, 0);
    }

    @Test
    void withoutAKeyEveryRequestCreates() {
        Graphs.storedFlights("plain " + key);
        Graphs.storedFlights("plain " + key);

        assertStored("plain " + key, 2);
    }

    /** Longer than what the server reads before it would hand a request to another thread. */
    @Test
    void longBodiesMayHaveAKeyToo() {
        var blanks = " ".repeat(50_000);
        var body = Graphs.flights("long " + key).replace("SELECT iata", "SELECT" + blanks + "iata");

        post(As.alice(), key, body).then().statusCode(201);
        post(As.alice(), key, body).then().statusCode(201).header("Idempotent-Replayed", "true");
        assertStored("long " + key, 1);
    }

    @Test
    void twentyAtOnceCreateOne() throws Exception {
        var body = Graphs.flights("at once " + key);
        Callable<Response> request = () -> post(As.alice(), key, body);
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var done :
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> request).toList())) {
                var answer = done.get();
                if (answer.statusCode() == 409) {
                    answer.then()
                            .header("Retry-After", notNullValue())
                            .body("error.code", equalTo("REQUEST_IN_FLIGHT"));
                } else {
                    answer.then().statusCode(201);
                }
            }
        }
        assertStored("at once " + key, 1);
    }

    @Test
    void anotherBodyIsRefusedAndChangesNothing() {
        post(As.alice(), key, Graphs.flights("first " + key)).then().statusCode(201);

        post(As.alice(), key, Graphs.flights("other " + key))
                .then()
                .statusCode(422)
                .body("error.code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertStored("other " + key, 0);
    }

    @Test
    void keysOfDifferentUsersAndRoutesDoNotMeet() {
        var body = Graphs.flights("mine " + key);
        long mapping = post(As.alice(), key, body).jsonPath().getLong("data.id");
        post(As.bob(), key, body)
                .then()
                .statusCode(201)
                .body("data.owner_username", equalTo("bob"));
        assertStored("mine " + key, 2);

        var wish = "{\"mapping_id\": %d, \"name\": \"s\"}".formatted(mapping);
        for (var route :
                new String[] {"/api/snapshots", "/api/instances", "/api/instances/from-mapping"}) {
            long id = create(route, wish).jsonPath().getLong("data.id");
            create(route, wish)
                    .then()
                    .header("Idempotent-Replayed", "true")
                    .body("data.id", equalTo((int) id));
        }
    }

    @Test
    void answersWithoutAnEnvelopeAreReplayedWithoutOne() {
        var body =
                "{\"username\": \"%1$s\", \"email\": \"%1$s@example.com\", \"display_name\": \"U\"}"
                        .formatted(key);
        var first = addUser(body);
        var again = addUser(body);

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        again.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(again.jsonPath().<Object>get("$")).isEqualTo(first.jsonPath().get("$"));
        assertThat(again.jsonPath().getString("username")).isEqualTo(key);
        addUser(body.replace("\"U\"", "\"V\""))
                .then()
                .statusCode(422)
                .body("error.code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        As.carol().body(body).post("/api/users").then().statusCode(409);
    }

    @Test
    void aFailedAttemptLeavesTheKeyFree() {
        var bad = "{\"name\": \"\"}";
        post(As.alice(), key, bad).then().statusCode(400);
        post(As.alice(), key, "{no json").then().statusCode(400);
        post(As.alice(), key, bad)
                .then()
                .statusCode(400)
                .header("Idempotent-Replayed", nullValue());

        post(As.alice(), key, Graphs.flights("at last " + key)).then().statusCode(201);
        assertStored("at last " + key, 1);
    }

    @Test
    void keysHaveBounds() {
        var body = Graphs.flights("bounds " + key);
        for (var bad : new String[] {"", "k".repeat(256), "ungültig"}) {
            post(As.alice(), bad, body)
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("VALIDATION_FAILED"))
                    .body("error.details.errors.field", contains("header.Idempotency-Key"));
        }
        assertStored("bounds " + key, 0);
        var longest = (key + " ~!\"#").repeat(10).substring(0, 255);
        post(As.alice(), longest, body).then().statusCode(201);
    }

    @Test
    void aKeyWhoseRequestDiedIsFreeAfterAMinute() throws Throwable {
        var request = request();
        assertThat(await(() -> keys.claim(request))).isInstanceOf(Granted.class);
        assertThat(await(() -> keys.claim(request)))
                .isInstanceOfSatisfying(
                        InFlight.class,
                        f ->
                                assertThat(f.patience())
                                        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60)));

        age(request, "61 seconds");

        assertThat(await(() -> keys.claim(request))).isInstanceOf(Granted.class);
    }

    @Test
    void whoLostTheKeyStoresNothing() throws Throwable {
        var request = request();
        var slow = (Granted) await(() -> keys.claim(request));
        age(request, "61 seconds");
        var heir = (Granted) await(() -> keys.claim(request));

        assertThatThrownBy(() -> await(() -> keys.answer(request, slow.claim(), 201, "slow")))
                .isInstanceOf(Refused.class);
        await(() -> keys.release(request, slow.claim()));
        await(() -> keys.answer(request, heir.claim(), 201, "heir"));

        assertThat(await(() -> keys.claim(request))).isEqualTo(new Answered(201, "\"heir\""));
    }

    @Test
    void anAnswerIsStoredWithTheResourceOrNotAtAll() throws Throwable {
        var request = request();
        var held = (Granted) await(() -> keys.claim(request));

        assertThatThrownBy(() ->
                        await(() ->
                                Panache.withTransaction(() ->
                                        keys.answer(request, held.claim(), 201, "made")
                                                .invoke(_ -> {
                                                    throw new IllegalStateException("died");
                                                }))))
                .hasMessage("died");
        await(() -> keys.release(request, held.claim()));

        assertThat(await(() -> keys.claim(request))).isInstanceOf(Granted.class);
    }

    @Test
    void secretsAreToldOnce() throws Throwable {
        record Made(long id, @ToldOnce String secret) {}
        var request = request();
        var held = (Granted) await(() -> keys.claim(request));

        await(() -> keys.answer(request, held.claim(), 201, new Made(7, "hidden")));

        assertThat(await(() -> keys.claim(request))).isEqualTo(new Answered(201, "{\"id\":7}"));
        assertThat(Json.mapper().writeValueAsString(new Made(7, "shown")))
                .isEqualTo("{\"id\":7,\"secret\":\"shown\"}");
    }

    @Test
    void afterADayAKeyIsNew() throws Throwable {
        var request = request();
        var held = (Granted) await(() -> keys.claim(request));
        await(() -> keys.answer(request, held.claim(), 201, "old"));

        age(request, "24 hours");
        assertThat(await(() -> keys.claim(request))).isInstanceOf(Granted.class);

        age(request, "24 hours");
        await(forgetKeys::run);
        assertThat(rows(request)).isZero();
    }

    private Response addUser(String body) {
        return As.carol().header("Idempotency-Key", key).body(body).post("/api/users");
    }

    private Response create(String route, String body) {
        var answer = As.alice().header("Idempotency-Key", key).body(body).post(route);
        answer.then().statusCode(201);
        return answer;
    }

    private static Response post(RequestSpecification who, String key, String body) {
        return who.header("Idempotency-Key", key).body(body).post("/api/mappings");
    }

    private static void assertStored(String name, int count) {
        As.alice()
                .queryParam("search", name)
                .get("/api/mappings")
                .then()
                .statusCode(200)
                .body("meta.total", equalTo(count));
    }

    private KeyedRequest request() {
        return KeyedRequest.of("alice", "POST /test", key, "", new byte[0]);
    }

    private void age(KeyedRequest request, String by) throws SQLException {
        update(
                "update control_plane.idempotency_keys set claimed_at = claimed_at - interval '"
                        + by
                        + "'",
                request);
    }

    private int rows(KeyedRequest request) throws SQLException {
        return update("update control_plane.idempotency_keys set claim = claim", request);
    }

    private int update(String sql, KeyedRequest request) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql + " where request_sha256 = ?")) {
            statement.setString(1, request.sha256());
            return statement.executeUpdate();
        }
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work::get);
    }
}
