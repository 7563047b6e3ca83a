package io.grapholap.importscheduler.job;

import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Columns that together are one embedding. */
@Input("EmbeddingFeatureInput")
@Type("EmbeddingFeature")
public record EmbeddingFeature(
        @NonNull String featureName,
        @NonNull String vectorCol,
        @Nullable String rawDataCol,
        @Nullable String linkToDataCol) {}
