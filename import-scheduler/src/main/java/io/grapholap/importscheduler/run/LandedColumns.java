package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.EmbeddingFeature;
import io.grapholap.importscheduler.job.ObjectDetection;
import io.grapholap.importscheduler.job.TableMapping;
import io.grapholap.importscheduler.landing.ColumnMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A job's mapping in the words of the landing: which column is landed under which name. */
final class LandedColumns {
    private LandedColumns() {}

    static ColumnMapping of(TableMapping m) {
        return new ColumnMapping(
                m.predictionId(),
                m.timestamp(),
                Objects.requireNonNull(m.changeTimestamp()),
                singles(m),
                m.features(),
                m.featuresList(),
                m.tags(),
                m.tagsList(),
                m.shapValues(),
                m.exclude() == null ? List.of() : m.exclude());
    }

    private static Map<String, String> singles(TableMapping m) {
        var singles = new LinkedHashMap<String, String>();
        put(singles, "prediction_label", m.predictionLabel());
        put(singles, "prediction_score", m.predictionScore());
        put(singles, "prediction_scores", m.predictionScores());
        put(singles, "actual_label", m.actualLabel());
        put(singles, "actual_score", m.actualScore());
        put(singles, "actual_scores", m.actualScores());
        put(singles, "threshold_scores", m.thresholdScores());
        put(singles, "prediction_group_id", m.predictionGroupId());
        put(singles, "rank", m.rank());
        put(singles, "relevance_score", m.relevanceScore());
        put(singles, "relevance_label", m.relevanceLabel());
        put(singles, "model_version", m.version());
        put(singles, "batch_id", m.batchId());
        boxes(singles, "prediction_boxes", m.predictionObjectDetection());
        boxes(singles, "actual_boxes", m.actualObjectDetection());
        if (m.embeddingFeatures() != null) {
            m.embeddingFeatures().forEach(e -> embedding(singles, e));
        }
        return singles;
    }

    private static void boxes(
            Map<String, String> singles, String name, @Nullable ObjectDetection boxes) {
        if (boxes != null) {
            put(singles, name + "_coordinates", boxes.boundingBoxesCoordinatesColumnName());
            put(singles, name + "_categories", boxes.boundingBoxesCategoriesColumnName());
            put(singles, name + "_scores", boxes.boundingBoxesScoresColumnName());
        }
    }

    private static void embedding(Map<String, String> singles, EmbeddingFeature embedding) {
        var name = "embedding_" + embedding.featureName();
        put(singles, name + "_vector", embedding.vectorCol());
        put(singles, name + "_raw_data", embedding.rawDataCol());
        put(singles, name + "_link_to_data", embedding.linkToDataCol());
    }

    private static void put(Map<String, String> singles, String name, @Nullable String column) {
        if (column != null) {
            singles.put(name, column);
        }
    }
}
