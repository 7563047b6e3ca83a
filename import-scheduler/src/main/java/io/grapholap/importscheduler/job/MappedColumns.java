package io.grapholap.importscheduler.job;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mapping, sorted by what its columns are for. */
record MappedColumns(TableMapping mapping) {
    /** Columns of the outcome that was predicted, whatever the model type. */
    boolean hasPrediction() {
        return any(
                mapping.predictionLabel(),
                mapping.predictionScore(),
                mapping.predictionScores(),
                mapping.rank(),
                mapping.predictionObjectDetection());
    }

    /** Columns of the outcome that came true, whatever the model type. */
    boolean hasActual() {
        return any(
                mapping.actualLabel(),
                mapping.actualScore(),
                mapping.actualScores(),
                mapping.relevanceScore(),
                mapping.relevanceLabel(),
                mapping.actualObjectDetection());
    }

    /** Whether anything describes a row beside its outcome. */
    boolean hasInputs() {
        return any(mapping.features(), mapping.embeddingFeatures())
                || mapping.featuresList() != null && !mapping.featuresList().isEmpty();
    }

    List<String> labels() {
        return named(
                "predictionLabel", mapping.predictionLabel(), "actualLabel", mapping.actualLabel());
    }

    List<String> scores() {
        return named(
                "predictionScore", mapping.predictionScore(),
                "predictionScores", mapping.predictionScores(),
                "actualScore", mapping.actualScore(),
                "actualScores", mapping.actualScores(),
                "thresholdScores", mapping.thresholdScores());
    }

    List<String> ranking() {
        return named(
                "predictionGroupId", mapping.predictionGroupId(),
                "rank", mapping.rank(),
                "relevanceScore", mapping.relevanceScore(),
                "relevanceLabel", mapping.relevanceLabel());
    }

    List<String> objectDetection() {
        return named(
                "predictionObjectDetection", mapping.predictionObjectDetection(),
                "actualObjectDetection", mapping.actualObjectDetection());
    }

    /** Every name of a column or prefix that was given. */
    Stream<String> names() {
        return Stream.concat(
                columns(),
                Stream.concat(
                                Stream.of(mapping.features(), mapping.tags(), mapping.shapValues()),
                                stream(mapping.exclude()))
                        .filter(Objects::nonNull));
    }

    /** The columns that the table must have, by the names that were given. */
    Stream<String> columns() {
        var m = mapping;
        var single =
                Stream.of(
                        m.changeTimestamp(),
                        m.predictionId(),
                        m.timestamp(),
                        m.predictionLabel(),
                        m.predictionScore(),
                        m.predictionScores(),
                        m.actualLabel(),
                        m.actualScore(),
                        m.actualScores(),
                        m.thresholdScores(),
                        m.predictionGroupId(),
                        m.rank(),
                        m.relevanceScore(),
                        m.relevanceLabel(),
                        m.version(),
                        m.batchId());
        var lists = Stream.concat(stream(m.featuresList()), stream(m.tagsList()));
        var boxes =
                Stream.of(m.predictionObjectDetection(), m.actualObjectDetection())
                        .filter(Objects::nonNull)
                        .flatMap(MappedColumns::names);
        var vectors =
                m.embeddingFeatures() == null
                        ? Stream.<String>empty()
                        : m.embeddingFeatures().stream()
                                .flatMap(e -> e == null ? Stream.of("") : names(e));
        return Stream.of(single, lists, boxes, vectors)
                .flatMap(names -> names)
                .filter(Objects::nonNull);
    }

    /** Whether every column that nothing else names is a feature. */
    boolean takesTheRest() {
        return mapping.features() == null && mapping.featuresList() == null;
    }

    /** The names of a list; empty where a client sent none, which no column is called. */
    private static Stream<String> stream(@Nullable List<String> names) {
        return names == null
                ? Stream.of()
                : names.stream().map(name -> Objects.requireNonNullElse(name, ""));
    }

    private static Stream<@Nullable String> names(ObjectDetection boxes) {
        return Stream.of(
                boxes.boundingBoxesCoordinatesColumnName(),
                boxes.boundingBoxesCategoriesColumnName(),
                boxes.boundingBoxesScoresColumnName());
    }

    private static Stream<@Nullable String> names(EmbeddingFeature embedding) {
        return Stream.of(embedding.vectorCol(), embedding.rawDataCol(), embedding.linkToDataCol());
    }

    private static boolean any(@Nullable Object... values) {
        return Stream.of(values).anyMatch(Objects::nonNull);
    }

    private static List<String> named(@Nullable Object... pairs) {
        return java.util.stream.IntStream.range(0, pairs.length / 2)
                .filter(i -> pairs[2 * i + 1] != null)
                .mapToObj(i -> (String) pairs[2 * i])
                .toList();
    }
}
