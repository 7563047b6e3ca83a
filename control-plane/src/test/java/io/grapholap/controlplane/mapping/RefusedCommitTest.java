package io.grapholap.controlplane.mapping;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody is told of work that the database refused when all of it seemed done. */
@QuarkusTest
@Tag("wiring")
class RefusedCommitTest {
    @Inject DataSource database;

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void refuseAtTheEnd() throws SQLException {
        execute(
                "create function refuse() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'refused'; end $$");
        execute(
                "create constraint trigger refuse after insert on mappings"
                        + " deferrable initially deferred for each row"
                        + " when (new.name = 'never committed') execute function refuse()");
    }

    @AfterEach
    void admit() throws SQLException {
        execute("drop function if exists refuse cascade");
    }

    @Test
    void whatCouldNotBeCommittedIsAnErrorAndNotThere() throws SQLException {
        create().then().statusCode(500).body("error.code", equalTo("INTERNAL_ERROR"));
        assertStored(0);

        admit();
        create().then().statusCode(201).header("Idempotent-Replayed", nullValue());
        assertStored(1);
    }

    private Response create() {
        return As.alice()
                .header("Idempotency-Key", key)
                .body(Graphs.flights("never committed"))
                .post("/api/mappings");
    }

    private static void assertStored(int count) {
        As.alice()
                .queryParam("search", "never committed")
                .get("/api/mappings")
                .then()
                .statusCode(200)
                .body("meta.total", equalTo(count));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
