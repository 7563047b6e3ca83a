package io.grapholap.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every change of an instance is told, once, however often its messenger dies on the way. */
@QuarkusTest
@Tag("wiring")
class InstanceEventsTest {
    /**
     * What a process that is killed loses: its connections, between a commit and its publication.
     */
    private static final String KILL =
            "select cast(pg_terminate_backend(pid) as text) from pg_stat_activity where"
                    + " application_name like '% outbox'";

    @Inject Scene scene;

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void nothingIsLostAndNothingIsDoubledWhileConnectionsDie() {
        long id = scene.running("told");
        var slug = scene.specOf(id).name().slug().toString();
        int killed = 0;
        for (int i = 0; i < 12; i++) {
            As.alice()
                    .body("{\"name\": \"told " + i + "\"}")
                    .put("/api/instances/" + id)
                    .then()
                    .statusCode(200);
            if (i % 3 == 0) {
                killed += scene.rows(KILL).size();
            }
        }
        assertThat(killed).isPositive();
        assertThat(post(id, "suspend")).isEqualTo(200);
        scene.rows(KILL);
        assertThat(post(id, "resume")).isEqualTo(200);
        scene.rows(KILL);

        await().atMost(Scene.SOON)
                .untilAsserted(() ->
                        assertThat(told(slug).getLast().status())
                                .isEqualTo(InstanceStatus.RESUMING));
        var told = told(slug);
        assertThat(told).extracting(InstanceEvent.Changed::sequence).isSorted();
        assertThat(told)
                .extracting(InstanceEvent.Changed::name)
                .containsSubsequence(IntStream.range(0, 12).mapToObj(i -> "told " + i).toList());
        assertThat(told)
                .extracting(InstanceEvent.Changed::status)
                .containsSubsequence(
                        InstanceStatus.RUNNING, InstanceStatus.SUSPENDED, InstanceStatus.RESUMING);
    }

    private static int post(long id, String act) {
        return As.alice().post("/api/instances/" + id + "/" + act).statusCode();
    }

    /** As a consumer takes it: what was told before is a no-op. */
    private static List<InstanceEvent.Changed> told(String slug) {
        var news = new LinkedHashMap<Long, InstanceEvent.Changed>();
        for (var event : InstanceEvents.of(slug)) {
            if (event.orElse(null) instanceof InstanceEvent.Changed changed) {
                news.putIfAbsent(changed.sequence(), changed);
            }
        }
        return List.copyOf(news.values());
    }
}
