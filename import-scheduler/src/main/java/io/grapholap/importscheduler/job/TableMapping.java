package io.grapholap.importscheduler.job;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which column is what. Every value is the name of a column, unless it is called a prefix or a
 * list. The fields are those of the wire, which the store keeps as they are.
 */
@Input("TableImportSchemaInputType")
@Type("TableImportSchema")
public record TableMapping(
        @Nullable @Description("Identifies the row; late actuals join by it.") String predictionId,
        @Nullable @Description("When the prediction was made; time of ingestion if absent.")
                String timestamp,
        @Nullable @Description("Tells which rows are new on each query.") String changeTimestamp,
        @Nullable String predictionLabel,
        @Nullable String predictionScore,
        @Nullable String predictionScores,
        @Nullable String actualLabel,
        @Nullable String actualScore,
        @Nullable String actualScores,
        @Nullable String thresholdScores,
        @Nullable String predictionGroupId,
        @Nullable String rank,
        @Nullable String relevanceScore,
        @Nullable String relevanceLabel,
        @Nullable ObjectDetection predictionObjectDetection,
        @Nullable ObjectDetection actualObjectDetection,
        @Nullable @Description("Prefix of the columns that are features.") String features,
        @Nullable @Description("The columns that are features; wins over the prefix.")
                List<String> featuresList,
        @Nullable @Description("Prefix of the columns that are tags.") String tags,
        @Nullable @Description("The columns that are tags; wins over the prefix.")
                List<String> tagsList,
        @Nullable @Description("Prefix of the columns that hold SHAP values.") String shapValues,
        @Nullable List<EmbeddingFeature> embeddingFeatures,
        @Nullable @Description("Columns that are never imported.") List<String> exclude,
        @Nullable @Description("Holds the version of the model.") String version,
        @Nullable @Description("Holds the batch, for the validation environment.")
                String batchId) {}
