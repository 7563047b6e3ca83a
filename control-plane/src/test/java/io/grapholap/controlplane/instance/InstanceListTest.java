package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a list of many instances costs the database. */
@QuarkusTest
@Tag("wiring")
class InstanceListTest {
    private static final String MANY =
            """
            insert into instances (slug, owner_username, name, snapshot_id, own_snapshot, engine,
                    cpu_cores, memory_bytes, disk_bytes, status, visibility, error_code,
                    error_message, created_at, updated_at, row_version)
            select gen_random_uuid(), 'crowd', 'many ' || n, 0, false, 'ryugraph', 1, 1, 1,
                   'failed', 'everyone', 'STARTUP_FAILED', 'no', now() - n * interval '1 s', now(), 1
              from generate_series(1, 3000) n
            """;
    private static final String READ_BY_INDEX =
            "select idx_tup_read from pg_stat_user_indexes where indexrelname = 'instances_by_creation'";

    @AfterEach
    void clear() throws Throwable {
        run("delete from instances where owner_username = 'crowd'");
    }

    @Test
    void aPartOfALongListReadsTheRowsOfThatPartAlone() throws Throwable {
        run(MANY);
        run("analyze instances");
        long before = rowsReadByIndex();

        list("limit=50").body("data", hasSize(50)).body("meta.total", equalTo(3000));

        await().atMost(Duration.ofSeconds(30)).until(() -> rowsReadByIndex() > before);
        assertThat(rowsReadByIndex() - before).isLessThan(200);
    }

    private static long rowsReadByIndex() {
        try {
            return VertxContextSupport.subscribeAndAwait(() ->
                    Panache.withSession(() ->
                            Panache.getSession()
                                    .flatMap(s ->
                                            s.createNativeQuery(READ_BY_INDEX, Long.class)
                                                    .getSingleResult())));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void run(String statement) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() ->
                Panache.withSession(() ->
                        Panache.getSession()
                                .flatMap(s -> s.createNativeQuery(statement).executeUpdate())));
    }
}
