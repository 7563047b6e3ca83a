package io.grapholap.importscheduler.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.warehouse.source.ColumnType;
import io.grapholap.warehouse.source.ColumnType.Kind;
import io.grapholap.warehouse.source.SourceColumn;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnSelectionTest {
    private static List<SourceColumn> table(String... names) {
        return Stream.of(names)
                .map(n -> new SourceColumn(n, ColumnType.of(Kind.STRING), "VARCHAR"))
                .toList();
    }

    private static ColumnMapping mapping(
            @Nullable String features,
            @Nullable List<String> featuresList,
            @Nullable String tags,
            @Nullable List<String> tagsList,
            List<String> exclude) {
        return new ColumnMapping(
                "id",
                null,
                "ts",
                Map.of("prediction_label", "label"),
                features,
                featuresList,
                tags,
                tagsList,
                null,
                exclude);
    }

    private static List<String> landed(ColumnMapping mapping, String... table) {
        return ColumnSelection.of(mapping, table(table), true).stream()
                .map(c -> c.source().name() + ">" + c.landed())
                .toList();
    }

    static Stream<Arguments> tables() {
        var one = "id>prediction_id";
        var two = "label>prediction_label";
        return Stream.of(
                Arguments.of(
                        "a prefix picks its columns and is cut off",
                        mapping("f_", null, null, null, List.of()),
                        List.of("id", "ts", "label", "f_a", "other"),
                        List.of(one, two, "f_a>feature_a")),
                Arguments.of(
                        "a list wins over the prefix",
                        mapping("f_", List.of("x"), null, null, List.of()),
                        List.of("id", "ts", "label", "f_a", "x"),
                        List.of(one, two, "x>feature_x")),
                Arguments.of(
                        "an empty list means none",
                        mapping("f_", List.of(), null, null, List.of()),
                        List.of("id", "ts", "label", "f_a"),
                        List.of(one, two)),
                Arguments.of(
                        "the longest prefix wins",
                        mapping("f_", null, "f_tag_", null, List.of()),
                        List.of("id", "ts", "label", "f_a", "f_tag_b"),
                        List.of(one, two, "f_a>feature_a", "f_tag_b>tag_b")),
                Arguments.of(
                        "without prefix and list everything left is a feature",
                        mapping(null, null, "t_", null, List.of()),
                        List.of("id", "ts", "label", "x", "t_y"),
                        List.of(one, two, "t_y>tag_y", "x>feature_x")),
                Arguments.of(
                        "what is excluded is never landed",
                        mapping(null, null, null, null, List.of("x", "label")),
                        List.of("id", "ts", "label", "x", "y"),
                        List.of(one, "y>feature_y")),
                Arguments.of(
                        "a mapped column is no feature",
                        mapping("l", null, null, null, List.of()),
                        List.of("id", "ts", "label", "lot"),
                        List.of(one, two, "lot>feature_ot")),
                Arguments.of(
                        "a prefix alone is no name",
                        mapping("f_", null, null, null, List.of()),
                        List.of("id", "ts", "label", "f_"),
                        List.of(one, two)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void columnsAreSelected(
            String what, ColumnMapping mapping, List<String> table, List<String> expected) {
        assertThat(landed(mapping, table.toArray(String[]::new)))
                .as(what)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void allMissingColumnsAreNamedAtOnce() {
        var mapping = mapping(null, List.of("gone"), null, null, List.of());

        assertThatThrownBy(() -> landed(mapping, "id", "ts"))
                .isInstanceOfSatisfying(
                        LandingFailure.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(LandingFailure.Code.COLUMN_NOT_FOUND);
                            assertThat(e.isTransient()).isFalse();
                        })
                .hasMessageContaining("label, gone");
    }

    @Test
    void aNameThatMeansTwoColumnsIsRefusedUnlessItIsOneOfThemExactly() {
        var mapping = mapping("F_", null, null, null, List.of());

        assertThatThrownBy(
                        () -> ColumnSelection.of(mapping, table("ID", "Id", "TS", "LABEL"), false))
                .hasMessageContaining("ID and Id");
        assertThat(ColumnSelection.of(mapping, table("id", "ID", "TS", "LABEL", "f_a"), false))
                .extracting(SelectedColumn::landed)
                .containsExactly("prediction_id", "prediction_label", "feature_a");
    }

    @Test
    void twoColumnsOfOneLandedNameAreRefused() {
        assertThatThrownBy(() ->
                        landed(
                                mapping("f_", null, null, null, List.of()),
                                "id",
                                "ts",
                                "label",
                                "f_a",
                                "f_A"))
                .hasMessageContaining("f_a and f_A");
    }
}
