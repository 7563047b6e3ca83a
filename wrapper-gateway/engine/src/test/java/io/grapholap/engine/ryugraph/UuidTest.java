package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.TestGraphs.column;
import static io.grapholap.engine.TestGraphs.parquet;
import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.TestGraphs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph whose keys are UUIDs: none of them gets where the engine dies of it. */
class UuidTest {
    private static final String KEY = "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11";

    @TempDir static Path directory;
    private static GraphEngine engine;

    @BeforeAll
    static void open() {
        var file = directory.resolve("users.db");
        try (var builder = GraphEngines.create("ryugraph", file, TestGraphs.settings(directory))) {
            builder.loadNodes(
                    "User",
                    column("id", "UUID"),
                    List.of(column("name", "STRING")),
                    List.of(parquet(directory, "SELECT '" + KEY + "'::UUID AS id, 'Ada' AS name")));
            builder.loadEdges(
                    "KNOWS",
                    "User",
                    "User",
                    List.of(),
                    List.of(parquet(directory, "SELECT '" + KEY + "'::UUID, '" + KEY + "'::UUID")));
        }
        engine = GraphEngines.open("ryugraph", file, TestGraphs.settings(directory));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATCH (n:User) RETURN n.id[1:2]",
                "MATCH (n:User) RETURN list_slice(n.id, 1, 2)",
                "MATCH (n:User) WHERE array_slice(n.id, 1, 2) = 'a0' RETURN n",
                "MATCH (n:User) WITH n.id AS x RETURN upper(x[1:2])"
            })
    void aSliceOfAKeyIsRefused(String text) {
        assertThatThrownBy(() -> engine.query(query(text)))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_NOT_ALLOWED));

        assertThat(engine.query(query("MATCH (n) RETURN count(*)")).rows())
                .isEqualTo(List.of(List.of(1L)));
    }

    @Test
    void whatTheRefusalAdvisesAnswers() {
        assertThat(
                        engine.query(
                                        query(
                                                "MATCH (n:User) RETURN to_string(n.id)[1:3],"
                                                        + " collect(n.id)[1:1], n.name[1:2]"))
                                .rows())
                .isEqualTo(List.of(List.of("a0e", List.of(KEY), "Ad")));
    }
}
