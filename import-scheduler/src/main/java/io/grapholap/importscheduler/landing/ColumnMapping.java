package io.grapholap.importscheduler.landing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a source are landed as what; names are the source's.
 *
 * @param predictionId identifies a row; null if rows have no identity
 * @param timestamp when the prediction was made; null takes the time of landing
 * @param changeTimestamp orders the rows
 * @param singles other columns of one meaning each, by the name they are landed under, such as
 *     {@code prediction_label}
 * @param features prefix of the columns that are features
 * @param featuresList the columns that are features; wins over the prefix, even if empty
 * @param tags prefix of the columns that are tags
 * @param tagsList the columns that are tags; wins over the prefix, even if empty
 * @param shapValues prefix of the columns with SHAP values
 * @param exclude columns that are never landed
 */
public record ColumnMapping(
        @Nullable String predictionId,
        @Nullable String timestamp,
        String changeTimestamp,
        Map<String, String> singles,
        @Nullable String features,
        @Nullable List<String> featuresList,
        @Nullable String tags,
        @Nullable List<String> tagsList,
        @Nullable String shapValues,
        List<String> exclude) {
    public ColumnMapping {
        singles = Map.copyOf(singles);
        exclude = List.copyOf(exclude);
    }
}
