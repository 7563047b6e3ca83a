package io.grapholap.importscheduler.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.warehouse.source.ColumnType;
import io.grapholap.warehouse.source.ColumnType.Kind;
import io.grapholap.warehouse.source.SourceColumn;
import io.grapholap.warehouse.source.SourceTable;
import io.grapholap.warehouse.source.TableDescription;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableCheckTest {
    private static final SourceTable NAME = new SourceTable("d", "s", "t");

    private static SourceColumn column(String name, Kind kind) {
        return new SourceColumn(name, ColumnType.of(kind), kind.name());
    }

    private static final List<SourceColumn> COLUMNS =
            List.of(
                    column("ID", Kind.STRING),
                    column("changed", Kind.INSTANT),
                    column("score", Kind.DOUBLE),
                    column("label", Kind.STRING),
                    column("Twin", Kind.INT),
                    column("tWIN", Kind.INT));

    private static @Nullable ValidationFault fault(
            TableDescription.Kind kind, ModelType type, boolean caseSensitive, String... pairs) {
        var mapping = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            mapping.put(pairs[i], pairs[i + 1]);
        }
        return new TableCheck(
                        new TableDescription(NAME, kind, "1", COLUMNS),
                        JsonColumn.read(mapping, TableMapping.class),
                        caseSensitive)
                .fault(type)
                .orElse(null);
    }

    private static @Nullable ValidationCode code(String... pairs) {
        var fault = fault(TableDescription.Kind.TABLE, ModelType.numeric, false, pairs);
        return fault == null ? null : fault.code();
    }

    @Test
    void whatIsThereAndOfTheRightTypeIsFine() {
        assertThat(
                        code(
                                "prediction_id",
                                "id",
                                "change_timestamp",
                                "changed",
                                "prediction_score",
                                "score"))
                .isNull();
    }

    @Test
    void allMissingColumnsAreNamedAtOnceWithTheNearest() {
        var fault =
                fault(
                        TableDescription.Kind.VIEW,
                        ModelType.numeric,
                        true,
                        "change_timestamp",
                        "changd",
                        "prediction_id",
                        "id");
        assertThat(fault).isNotNull();
        assertThat(fault.code()).isEqualTo(ValidationCode.COLUMN_NOT_FOUND);
        assertThat(fault.message()).contains("'changd' (is it 'changed'?)", "'id' (is it 'ID'?)");
    }

    @Test
    void namesThatMeanTwoColumnsAreRefused() {
        assertThat(code("change_timestamp", "changed", "actual_score", "TWIN"))
                .isEqualTo(ValidationCode.AMBIGUOUS_COLUMN);
        assertThat(code("change_timestamp", "changed", "actual_score", "Twin")).isNull();
    }

    @Test
    void typesFitWhatTheyAreMappedTo() {
        assertThat(code("change_timestamp", "label")).isEqualTo(ValidationCode.INVALID_COLUMN_TYPE);
        assertThat(code("change_timestamp", "changed", "prediction_id", "score"))
                .isEqualTo(ValidationCode.INVALID_COLUMN_TYPE);
        assertThat(code("change_timestamp", "changed", "prediction_label", "label"))
                .isEqualTo(ValidationCode.INVALID_COLUMN_TYPE);
        assertThat(
                        fault(
                                TableDescription.Kind.TABLE,
                                ModelType.score_categorical,
                                false,
                                "change_timestamp",
                                "changed",
                                "prediction_label",
                                "label"))
                .isNull();
    }

    @Test
    void externalTablesAreRefused() {
        var fault =
                fault(
                        TableDescription.Kind.EXTERNAL,
                        ModelType.numeric,
                        false,
                        "change_timestamp",
                        "changed");
        assertThat(fault).isNotNull();
        assertThat(fault.code()).isEqualTo(ValidationCode.UNSUPPORTED_TABLE_TYPE);
    }

    @Test
    void tooManyColumnsOrEmbeddingsAreRefused() {
        var many =
                IntStream.range(0, 2_001)
                        .mapToObj(i -> column("c" + i, i == 0 ? Kind.DATE : Kind.INT))
                        .toList();
        var table = new TableDescription(NAME, TableDescription.Kind.TABLE, "1", many);
        var mapping = new JsonObject().put("change_timestamp", "c0");
        assertThat(check(table, mapping)).isEqualTo(ValidationCode.TOO_MANY_COLUMNS);
        assertThat(check(table, mapping.copy().put("features", "c1"))).isNull();
        var embedding = new JsonObject().put("feature_name", "f").put("vector_col", "c1");
        var embeddings = new JsonObject[31];
        Arrays.fill(embeddings, embedding);
        assertThat(
                        check(
                                table,
                                mapping.copy()
                                        .put("features", "x")
                                        .put("embedding_features", List.of((Object[]) embeddings))))
                .isEqualTo(ValidationCode.TOO_MANY_EMBEDDINGS);
    }

    private static @Nullable ValidationCode check(TableDescription table, JsonObject mapping) {
        return new TableCheck(table, JsonColumn.read(mapping, TableMapping.class), false)
                .fault(ModelType.numeric)
                .map(ValidationFault::code)
                .orElse(null);
    }
}
