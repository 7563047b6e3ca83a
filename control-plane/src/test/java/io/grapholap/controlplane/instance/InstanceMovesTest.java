package io.grapholap.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every move from every state: those that are not allowed are refused and change nothing. */
@QuarkusTest
@Tag("wiring")
class InstanceMovesTest {
    private static final Map<String, ToLongFunction<Scene>> STATES =
            Map.of(
                    "waiting_for_snapshot", scene -> scene.waiting("waits"),
                    "starting", scene -> scene.starting("starts"),
                    "running", scene -> scene.running("runs"),
                    "suspended", scene -> scene.suspended("sleeps"),
                    "resuming", scene -> scene.resuming("wakes"),
                    "failed", scene -> scene.failed("fails"));

    private static final Map<String, LongFunction<Response>> MOVES =
            Map.of(
                    "suspend", id -> As.alice().post("/api/instances/" + id + "/suspend"),
                    "resume", id -> As.alice().post("/api/instances/" + id + "/resume"),
                    "cpu",
                            id ->
                                    As.alice()
                                            .body("{\"cpu_cores\": 4}")
                                            .put("/api/instances/" + id + "/cpu"),
                    "memory",
                            id ->
                                    As.alice()
                                            .body("{\"memory_gb\": 8}")
                                            .put("/api/instances/" + id + "/memory"));

    /** What works somewhere, and where: none of it is tried here. */
    private static final Map<String, Set<String>> ALLOWED =
            Map.of(
                    "suspend", Set.of("running"),
                    "resume", Set.of("suspended"),
                    "cpu", Set.of("running"),
                    "memory", Set.of("running"));

    @Inject Scene scene;

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void whatIsNotAllowedIsRefusedAndChangesNothing() {
        var answers = new LinkedHashMap<String, String>();
        var expected = new LinkedHashMap<String, String>();
        STATES.forEach((state, scenery) -> {
            long id = scenery.applyAsLong(scene);
            MOVES.forEach((move, request) -> {
                if (!ALLOWED.get(move).contains(state)) {
                    var answer = request.apply(id);
                    answers.put(
                            state + " " + move,
                            "%d %s %s"
                                    .formatted(
                                            answer.statusCode(),
                                            answer.path("error.code"),
                                            answer.path("error.details.current_state")));
                    expected.put(state + " " + move, "409 INVALID_STATE " + state);
                }
            });
            answers.put(state + " stays", Instances.status(id));
            expected.put(state + " stays", state);
        });
        assertThat(answers).isEqualTo(expected);
    }

    @Test
    void whatWasEndedIsNotThereForAnyMove() {
        long id = scene.running("gone");
        As.alice().delete("/api/instances/" + id).then().statusCode(204);
        MOVES.forEach((move, request) ->
                assertThat(request.apply(id).statusCode()).as(move).isEqualTo(404));
    }
}
