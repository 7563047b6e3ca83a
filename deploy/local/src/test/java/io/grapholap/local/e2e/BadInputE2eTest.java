package io.grapholap.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.local.demo.Api.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in a mapping reaches the one who waits, in words, and can be put right. */
@Tag("e2e")
class BadInputE2eTest {
    private static final String NODES = "SELECT 1 AS id, 'one' AS name UNION ALL SELECT 2, 'two'";
    private static final String EDGES = "SELECT 1 AS a, 2 AS b";

    @TempDir private static Path directory;
    private static RunningPlatform running;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        running = RunningPlatform.start(directory.resolve("state"));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no such table  | SELECT id, name FROM local.flights.nowhere        | node_definitions[0].sql                | nowhere
                    missing column | SELECT 1 AS id                                    | node_definitions[0].properties[0].name | 'name'
                    wrong type     | SELECT DATE '2000-01-01' AS id, 'one' AS name     | node_definitions[0].primary_key.type   | INT64
                    two statements | SELECT 1 AS id, 'one' AS name; DROP TABLE x       | node_definitions[0].sql                | SELECT
                    """)
    void sqlThatCanNeverBeExportedIsRefusedBeforeItIsStored(
            String what, String nodes, String field, String named) {
        var platform = running.platform();

        assertThatThrownBy(() -> platform.createMapping(Mappings.of(what, nodes, EDGES)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining("VALIDATION_FAILED")
                .hasMessageContaining("body." + field)
                .hasMessageContaining(named);

        long mapping = platform.createMapping(Mappings.of(what, NODES, EDGES));
        assertThatThrownBy(() -> platform.changeMapping(mapping, Mappings.change(nodes, EDGES)))
                .hasMessageContaining("body." + field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bad cast        | SELECT 'x' AS id, 'one' AS name                     | SELECT 1 AS a, 2 AS b | id
                    duplicate key   | SELECT 1 AS id, 'a' AS name UNION ALL SELECT 1, 'b' | SELECT 1 AS a, 1 AS b | P
                    dangling edge   | SELECT 1 AS id, 'one' AS name                       | SELECT 1 AS a, 9 AS b | E
                    """)
    void theWaitingInstanceFailsWithTheReasonAndACorrectedMappingWorks(
            String what, String nodes, String edges, String named) {
        var platform = running.platform();
        long mapping = platform.createMapping(Mappings.of(what, nodes, edges));
        var wish = platform.createInstance(mapping, what);

        var failed = running.awaitFailed(wish.path("id").asLong());

        var reason = platform.snapshot(wish.path("snapshot_id").asLong());
        assertThat(RunningPlatform.status(reason)).isEqualTo("failed");
        assertThat(text(reason)).contains(named);
        assertThat(text(failed)).contains(text(reason));
        platform.terminate(wish.path("id").asLong());

        platform.changeMapping(mapping, Mappings.change(NODES, EDGES));
        long again = platform.createInstance(mapping, what + ", corrected").path("id").asLong();
        var ready = running.awaitRunning(again);
        assertThat(running.count(ready, "MATCH (:P)-[e:E]->(:P) RETURN count(e)")).isEqualTo(1);
        platform.terminate(again);
    }

    private static String text(JsonNode resource) {
        return resource.path("error_message").asText();
    }
}
