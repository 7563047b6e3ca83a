package io.grapholap.importscheduler.job;

import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Columns that together are the boxes found in a picture. */
@Input("ObjectDetectionInput")
@Type("ObjectDetection")
public record ObjectDetection(
        @NonNull String boundingBoxesCoordinatesColumnName,
        @NonNull String boundingBoxesCategoriesColumnName,
        @Nullable String boundingBoxesScoresColumnName) {}
