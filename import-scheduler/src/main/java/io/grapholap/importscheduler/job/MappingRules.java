package io.grapholap.importscheduler.job;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What each model type needs mapped, and what it must not have mapped. */
final class MappingRules {
    private MappingRules() {}

    /** What is missing: a sentence. */
    static Optional<String> missing(TableMapping mapping, TableJob.Model model) {
        if (mapping.changeTimestamp() == null) {
            return Optional.of("Map 'changeTimestamp': it tells which rows are new on each query.");
        }
        var columns = new MappedColumns(mapping);
        return switch (model.environment()) {
            case training, validation ->
                    model.type() == ModelType.generative_llm
                                    || columns.hasPrediction() && columns.hasActual()
                            ? missing(mapping, columns, model)
                            : Optional.of(
                                    "The environment %s needs both a prediction column and an actual column."
                                            .formatted(model.environment()));
            case production, tracing -> missing(mapping, columns, model);
        };
    }

    private static Optional<String> missing(
            TableMapping m, MappedColumns columns, TableJob.Model model) {
        boolean late = m.predictionId() != null && (columns.hasActual() || m.shapValues() != null);
        return switch (model.type()) {
            case score_categorical ->
                    need(
                            late
                                    || m.predictionLabel() != null
                                    || m.predictionScore() != null
                                    || m.predictionScores() != null,
                            "'predictionLabel', or 'actualLabel' with 'predictionId' for actuals that come late");
            case numeric ->
                    need(
                            late || m.predictionScore() != null || m.predictionLabel() != null,
                            "'predictionScore', or 'actualScore' with 'predictionId' for actuals that come late");
            case ranking ->
                    columns.hasPrediction() || !late
                            ? need(
                                    m.predictionGroupId() != null && m.rank() != null,
                                    "'predictionGroupId' and 'rank'")
                            : Optional.empty();
            case multi_class ->
                    m.thresholdScores() != null && m.predictionScores() == null
                            ? need(false, "'predictionScores': 'thresholdScores' goes with it")
                            : need(
                                    m.predictionScores() != null || m.actualScores() != null,
                                    "'predictionScores' or 'actualScores'");
            case object_detection ->
                    need(
                            !columns.objectDetection().isEmpty(),
                            "'predictionObjectDetection' or 'actualObjectDetection'");
            case generative_llm ->
                    need(
                            m.predictionId() != null || m.timestamp() != null,
                            "'predictionId' or 'timestamp'");
        };
    }

    private static Optional<String> need(boolean there, String what) {
        return there ? Optional.empty() : Optional.of("The model type needs " + what + ".");
    }

    /** What is mapped although the model type forbids it: a sentence. */
    static Optional<String> forbidden(TableMapping mapping, ModelType type) {
        var columns = new MappedColumns(mapping);
        return switch (type) {
            case multi_class ->
                    without(type, columns.labels(), columns.ranking(), columns.objectDetection());
            case object_detection ->
                    without(type, columns.labels(), columns.scores(), columns.ranking());
            case generative_llm ->
                    columns.hasActual() && !columns.hasPrediction() && !columns.hasInputs()
                            ? Optional.of(
                                    "The model type generative_llm takes no actuals that come late; map them beside the rows they belong to.")
                            : Optional.empty();
            case score_categorical, numeric, ranking -> Optional.empty();
        };
    }

    @SafeVarargs
    private static Optional<String> without(ModelType type, List<String>... groups) {
        var found = Stream.of(groups).flatMap(List::stream).toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The model type %s does not take %s; remove it from 'schema'."
                                .formatted(type, String.join(", ", found)));
    }
}
