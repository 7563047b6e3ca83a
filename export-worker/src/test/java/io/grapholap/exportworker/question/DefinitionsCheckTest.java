package io.grapholap.exportworker.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.common.question.CheckedDefinition;
import io.grapholap.common.question.DefinitionsAnswer;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsCheckTest {
    @TempDir Path directory;

    @Test
    void everyDefinitionIsDescribedNodesFirst() {
        var answer =
                check(
                        mapping("SELECT 1 AS id, 'one' AS name", "SELECT 1 AS a, 2 AS b"),
                        Duration.ofSeconds(20));

        assertThat(answer.complete()).isTrue();
        assertThat(answer.warnings()).isEmpty();
        assertThat(answer.definitions())
                .extracting(CheckedDefinition::name)
                .containsExactly("P", "E");
        var node = answer.definitions().getFirst();
        assertThat(node.kind()).isEqualTo(EntityKind.NODE);
        assertThat(node.columns())
                .containsExactly(
                        new CheckedDefinition.Column("id", "INTEGER"),
                        new CheckedDefinition.Column("name", "VARCHAR"));
        assertThat(node.rowEstimate()).isEqualTo(1);
        assertThat(node.errors()).isEmpty();
    }

    @Test
    void eachFaultIsNamedAtItsDefinition() {
        var answer =
                check(
                        mapping(
                                "SELECT DATE '2000-01-01' AS id",
                                "SELECT 1 AS a FROM flights.nowhere"),
                        Duration.ofSeconds(20));

        assertThat(answer.complete()).isTrue();
        assertThat(answer.definitions().getFirst().errors())
                .extracting(CheckedDefinition.Error::code, CheckedDefinition.Error::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Code.CAST_FAILED, "id"),
                        org.assertj.core.groups.Tuple.tuple(Code.COLUMN_MISSING, "name"));
        assertThat(answer.definitions().getLast().errors())
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(Code.SQL_FAILED);
                    assertThat(e.message()).contains("local.flights.nowhere");
                    assertThat(e.column()).isNull();
                });
    }

    @Test
    void whatIsLeftWhenTheTimeIsOverIsNamed() {
        var answer = check(mapping("SELECT 1 AS id", "SELECT 1 AS a, 2 AS b"), Duration.ZERO);

        assertThat(answer.complete()).isFalse();
        assertThat(answer.definitions()).isEmpty();
        assertThat(answer.warnings())
                .containsExactly(
                        "The node definition P was not checked: the time was over.",
                        "The edge definition E was not checked: the time was over.");
    }

    private DefinitionsAnswer check(MappingDefinition mapping, Duration time) {
        try {
            var asked =
                    new Asked(
                            Files.createDirectories(directory.resolve("scratch")),
                            new Cancellation(),
                            System.nanoTime() + time.toNanos());
            return new DefinitionsCheck(
                            new DuckDbWarehouse(directory.resolve("warehouse")),
                            new TestQuestionConfig())
                    .check(mapping, asked);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static MappingDefinition mapping(String nodes, String edges) {
        return new MappingDefinition(
                List.of(
                        new NodeDefinition(
                                "P",
                                nodes,
                                new PropertyDefinition("id", "INT64"),
                                List.of(new PropertyDefinition("name", "STRING")))),
                List.of(new EdgeDefinition("E", "P", "P", edges, "a", "b", List.of())));
    }
}
