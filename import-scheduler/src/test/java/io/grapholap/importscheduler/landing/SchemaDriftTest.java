package io.grapholap.importscheduler.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.importscheduler.landing.SchemaDrift.Change;
import io.grapholap.warehouse.source.ColumnType;
import io.grapholap.warehouse.source.ColumnType.Kind;
import io.grapholap.warehouse.source.SourceColumn;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDriftTest {
    private static SchemaDrift drift(Type had, ColumnType now) {
        return SchemaDrift.of(
                new Schema(NestedField.optional(1, "feature_x", had)), List.of(column(now)));
    }

    private static SelectedColumn column(ColumnType type) {
        return new SelectedColumn(
                SelectedColumn.Role.FEATURE, "feature_x", new SourceColumn("x", type, "?"));
    }

    private static ColumnType decimal(int precision, int scale) {
        return new ColumnType(Kind.DECIMAL, precision, scale);
    }

    static Stream<Arguments> drifts() {
        var integer = Types.IntegerType.get();
        var big = Types.LongType.get();
        var text = Types.StringType.get();
        var dbl = Types.DoubleType.get();
        return Stream.of(
                // had, now, what happens, where it goes, whether everything fits
                Arguments.of(integer, ColumnType.of(Kind.INT), "", "feature_x", true),
                Arguments.of(integer, ColumnType.of(Kind.LONG), "widen", "feature_x", true),
                Arguments.of(
                        Types.FloatType.get(),
                        ColumnType.of(Kind.DOUBLE),
                        "widen",
                        "feature_x",
                        true),
                Arguments.of(
                        Types.DecimalType.of(10, 2), decimal(20, 2), "widen", "feature_x", true),
                Arguments.of(big, ColumnType.of(Kind.INT), "", "feature_x", true),
                Arguments.of(Types.DecimalType.of(20, 2), decimal(10, 2), "", "feature_x", true),
                Arguments.of(integer, ColumnType.of(Kind.DOUBLE), "add", "feature_x__v2", true),
                Arguments.of(big, ColumnType.of(Kind.DOUBLE), "add", "feature_x__v2", true),
                Arguments.of(
                        Types.DateType.get(),
                        ColumnType.of(Kind.INSTANT),
                        "add",
                        "feature_x__v2",
                        true),
                Arguments.of(
                        Types.DecimalType.of(10, 2), decimal(20, 4), "add", "feature_x__v2", true),
                Arguments.of(dbl, ColumnType.of(Kind.STRING), "", "feature_x", false),
                Arguments.of(text, ColumnType.of(Kind.LONG), "", "feature_x", false),
                Arguments.of(
                        Types.TimestampType.withZone(),
                        ColumnType.of(Kind.BOOLEAN),
                        "",
                        "feature_x",
                        false));
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @MethodSource("drifts")
    void aColumnFollowsItsSource(
            Type had, ColumnType now, String change, String name, boolean lossless) {
        var drift = drift(had, now);

        assertThat(drift.changes().stream().map(SchemaDriftTest::kind))
                .containsExactlyElementsOf(change.isEmpty() ? List.of() : List.of(change));
        assertThat(drift.targets())
                .singleElement()
                .satisfies(t -> {
                    assertThat(t.name()).isEqualTo(name);
                    assertThat(t.lossless()).isEqualTo(lossless);
                });
    }

    private static String kind(Change change) {
        return switch (change) {
            case Change.Add _ -> "add";
            case Change.Widen _ -> "widen";
        };
    }

    @Test
    void aColumnThatHasASecondVersionGoesThere() {
        var table =
                new Schema(
                        NestedField.optional(1, "feature_x", Types.LongType.get()),
                        NestedField.optional(2, "feature_x__v2", Types.DoubleType.get()));

        var drift = SchemaDrift.of(table, List.of(column(ColumnType.of(Kind.DOUBLE))));

        assertThat(drift.changes()).isEmpty();
        assertThat(drift.targets().getFirst().name()).isEqualTo("feature_x__v2");
    }

    @Test
    void aNewColumnIsAddedAndOneThatIsGoneStays() {
        var table = new Schema(NestedField.optional(1, "feature_gone", Types.LongType.get()));

        assertThat(SchemaDrift.of(table, List.of(column(ColumnType.of(Kind.BOOLEAN)))).changes())
                .containsExactly(new Change.Add("feature_x", Types.BooleanType.get()));
    }
}
