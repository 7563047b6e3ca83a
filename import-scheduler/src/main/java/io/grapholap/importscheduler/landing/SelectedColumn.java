package io.grapholap.importscheduler.landing;

import io.grapholap.warehouse.source.SourceColumn;

/**
 * A column of the source and the name it is landed under.
 *
 * @param role what it is
 * @param landed {@code prediction_id}, {@code prediction_ts}, the name of a single column, or
 *     {@code feature_}, {@code tag_} or {@code shap_} and the rest of its name
 */
public record SelectedColumn(Role role, String landed, SourceColumn source) {
    /** What a column is for. */
    public enum Role {
        PREDICTION_ID,
        TIMESTAMP,
        SINGLE,
        FEATURE,
        TAG,
        SHAP
    }
}
