package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.awaitStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.grapholap.controlplane.feed.EventStream;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of instances and snapshots reach those who listen. */
@QuarkusTest
@Tag("wiring")
class FeedTest {
    @Inject Scene scene;

    @TestHTTPResource("/api/events")
    URI events;

    private final List<EventStream> open = new ArrayList<>();

    @AfterEach
    void clear() {
        open.forEach(EventStream::close);
        scene.clear();
    }

    @Test
    void firstTheCurrentStateThenEveryChangeUntilItIsGone() throws Exception {
        long id = scene.waiting("heard");
        var stream = listen("instance", id, "bob");
        awaitStates(stream, "waiting_for_snapshot");
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.contentType()).startsWith("text/event-stream");
        long snapshot = Instances.get(id).extract().jsonPath().getLong("data.snapshot_id");
        var snapshots = listen("snapshot", snapshot, "bob");
        awaitStates(snapshots, "pending");

        scene.makeReady(snapshot, 140);
        TestWrapper.send(new TestWrapper(scene.awaitStart(id)).ready());
        awaitStatus(id, "running");
        awaitStates(stream, "waiting_for_snapshot", "starting", "running");
        awaitStates(snapshots, "pending", "creating", "ready");
        assertThat(stream.states().getLast().get("instance_url"))
                .isEqualTo(Instances.get(id).extract().path("data.instance_url"));

        As.alice().delete("/api/instances/" + id).then().statusCode(204);
        awaitStates(stream, "waiting_for_snapshot", "starting", "running", "stopping", "deleted");
        await().atMost(Scene.SOON).until(stream::ended);
        assertThat(stream.lines()).contains("event:deleted");
    }

    @Test
    void aLastEventIdDoesNoHarm() throws Exception {
        long id = scene.waiting("again");
        for (var last : List.of("1", "999999999", "-1", "not a number")) {
            var stream = open("instance", id, "bob", "Last-Event-ID", last);
            awaitStates(stream, "waiting_for_snapshot");
        }
    }

    @Test
    void aStreamSaysThatItIsAlive() throws Exception {
        var stream = listen("instance", scene.waiting("silent"), "bob");
        await().atMost(Scene.SOON)
                .until(() -> stream.lines().stream().anyMatch(l -> l.startsWith(":")));
        assertThat(stream.ended()).isFalse();
    }

    @Test
    void whoMayNotSeeItHearsNothing() throws Exception {
        long id = scene.waiting("secret");
        var bobs = listen("instance", id, "bob");
        awaitStates(bobs, "waiting_for_snapshot");
        var alices = listen("instance", id, "alice");
        awaitStates(alices, "waiting_for_snapshot");

        As.alice()
                .body("{\"visibility\": \"private\"}")
                .put("/api/instances/" + id + "/access")
                .then()
                .statusCode(200);
        long snapshot =
                Instances.getAs("alice", id).extract().jsonPath().getLong("data.snapshot_id");
        scene.makeReady(snapshot, 140);
        await().atMost(Scene.SOON).until(bobs::ended);
        assertThat(bobs.statuses()).containsExactly("waiting_for_snapshot");
        awaitStates(alices, "waiting_for_snapshot", "starting");
        As.bob().get("/api/events?resource=instance&id=" + id).then().statusCode(404);
    }

    @Test
    void whatCannotBeListenedToIsRefused() {
        As.bob()
                .get("/api/events?resource=instance&id=999999999")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"));
        As.bob()
                .get("/api/events?resource=mapping&id=x")
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItems("query.resource", "query.id"));
        As.bob()
                .get("/api/events")
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItems("query.resource", "query.id"));
    }

    @Test
    void aSnapshotThatIsDeletedEndsItsStream() throws Exception {
        long snapshot = Graphs.requestedSnapshot(Graphs.storedFlights("ends"), "ends");
        var stream = listen("snapshot", snapshot, "alice");
        awaitStates(stream, "pending");
        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(204);
        await().atMost(Scene.SOON).until(stream::ended);
        assertThat(stream.statuses()).last().isEqualTo("deleted");
    }

    private EventStream listen(String resource, long id, String user) throws Exception {
        return open(resource, id, user);
    }

    private EventStream open(String resource, long id, String user, String... headers)
            throws Exception {
        var url = URI.create(events + "?resource=" + resource + "&id=" + id);
        var stream = new EventStream(url, user, headers);
        open.add(stream);
        return stream;
    }

    private static void awaitStates(EventStream stream, String... statuses) {
        await().atMost(Scene.SOON)
                .untilAsserted(() -> assertThat(stream.statuses()).containsExactly(statuses));
    }
}
