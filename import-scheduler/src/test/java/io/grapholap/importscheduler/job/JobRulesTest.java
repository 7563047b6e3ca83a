package io.grapholap.importscheduler.job;

import static io.grapholap.importscheduler.job.ModelEnvironmentName.production;
import static io.grapholap.importscheduler.job.ModelEnvironmentName.training;
import static io.grapholap.importscheduler.job.ModelEnvironmentName.validation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRulesTest {
    private static final TableConfig TABLE = new TableConfig.DuckDb("sales.duckdb", "main", "t");
    private final JobRules rules =
            new JobRules(
                    new StoreGrammar(List.of(".cloud.databricks.com")),
                    Set.of(TableStore.Snowflake));

    private static TableMapping mapping(Map<String, Object> fields) {
        return JsonColumn.read(
                new io.vertx.core.json.JsonObject(snake(fields)), TableMapping.class);
    }

    private static Map<String, Object> snake(Map<String, Object> fields) {
        var snake = new java.util.HashMap<String, Object>();
        fields.forEach((k, v) ->
                snake.put(k.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT), v));
        return snake;
    }

    private static TableMapping columns(String spaced) {
        var fields = new java.util.HashMap<String, Object>();
        for (var name : spaced.split(" ")) {
            fields.put(
                    name,
                    name.endsWith("ObjectDetection")
                            ? Map.of(
                                    "bounding_boxes_coordinates_column_name", "c",
                                    "bounding_boxes_categories_column_name", "k")
                            : "c_" + name);
        }
        return mapping(fields);
    }

    private @Nullable ValidationCode code(
            ModelType type, ModelEnvironmentName environment, String columns) {
        return rules.fault(
                        wanted(
                                TableStore.DuckDB,
                                List.of(TABLE),
                                new TableJob.Model("m", type, environment, null, null),
                                columns("changeTimestamp " + columns)))
                .map(ValidationFault::code)
                .orElse(null);
    }

    private static NewTableJob wanted(
            TableStore store,
            List<TableConfig> configs,
            TableJob.Model model,
            TableMapping mapping) {
        return new NewTableJob(
                "s",
                false,
                model,
                new TableChoice(store, configs),
                mapping,
                IngestionParameters.DEFAULT);
    }

    private @Nullable ValidationCode of(TableConfig config) {
        return rules.fault(
                        wanted(
                                config.store(),
                                List.of(config),
                                new TableJob.Model(
                                        "m", ModelType.score_categorical, production, null, null),
                                columns("changeTimestamp predictionLabel")))
                .map(ValidationFault::code)
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "score_categorical, predictionLabel",
        "score_categorical, predictionScores",
        "score_categorical, actualLabel predictionId",
        "numeric, predictionScore",
        "numeric, predictionLabel",
        "numeric, actualScore predictionId",
        "ranking, predictionGroupId rank",
        "ranking, relevanceScore predictionId",
        "multi_class, predictionScores",
        "multi_class, actualScores",
        "multi_class, predictionScores thresholdScores",
        "object_detection, predictionObjectDetection",
        "generative_llm, predictionId",
        "generative_llm, timestamp features actualLabel"
    })
    void whatAModelTypeNeedsIsEnough(ModelType type, String columns) {
        assertThat(code(type, production, columns)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "score_categorical, actualLabel",
        "score_categorical, features",
        "numeric, actualScore",
        "ranking, rank",
        "ranking, predictionGroupId",
        "ranking, predictionScores predictionGroupId",
        "multi_class, thresholdScores actualScores",
        "multi_class, features",
        "object_detection, features",
        "generative_llm, features"
    })
    void whatIsMissingIsNamed(ModelType type, String columns) {
        assertThat(code(type, production, columns))
                .isEqualTo(ValidationCode.MISSING_REQUIRED_MAPPING);
    }

    @ParameterizedTest
    @CsvSource({
        "multi_class, predictionScores predictionLabel",
        "multi_class, predictionScores rank",
        "multi_class, predictionScores actualObjectDetection",
        "object_detection, predictionObjectDetection predictionScore",
        "object_detection, predictionObjectDetection actualLabel",
        "generative_llm, predictionId actualLabel"
    })
    void whatAModelTypeForbidsIsRefused(ModelType type, String columns) {
        assertThat(code(type, production, columns))
                .isEqualTo(ValidationCode.MAPPING_NOT_ALLOWED_FOR_MODEL_TYPE);
    }

    @Test
    void trainingNeedsBothOutcomesAndValidationABatchToo() {
        assertThat(code(ModelType.numeric, training, "predictionScore"))
                .isEqualTo(ValidationCode.MISSING_REQUIRED_MAPPING);
        assertThat(code(ModelType.numeric, training, "predictionScore actualScore")).isNull();
        assertThat(code(ModelType.object_detection, training, "predictionObjectDetection"))
                .isEqualTo(ValidationCode.MISSING_REQUIRED_MAPPING);
        assertThat(code(ModelType.numeric, validation, "predictionScore actualScore"))
                .isEqualTo(ValidationCode.BATCH_ID_REQUIRED);
        assertThat(code(ModelType.numeric, validation, "predictionScore actualScore batchId"))
                .isNull();
    }

    @Test
    void theConfigurationMustBeTheOneOfTheStore() {
        var model = new TableJob.Model("m", ModelType.numeric, production, null, null);
        var mapping = columns("changeTimestamp predictionScore");
        var bigQuery = new TableConfig.BigQuery("project-1", "d", "t");
        assertThat(rules.fault(wanted(TableStore.BigQuery, List.of(), model, mapping)))
                .hasValueSatisfying(f -> assertThat(f.message()).contains("bigQueryTableConfig"));
        assertThat(rules.fault(wanted(TableStore.Snowflake, List.of(bigQuery), model, mapping)))
                .isPresent();
        assertThat(
                        rules.fault(
                                wanted(
                                        TableStore.BigQuery,
                                        List.of(bigQuery, TABLE),
                                        model,
                                        mapping)))
                .isPresent();
        assertThat(rules.fault(wanted(TableStore.BigQuery, List.of(bigQuery), model, mapping)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t`; drop table x", "a\"b", "", "line\nbreak"})
    void namesThatNoStoreCanQuoteAreRefused(String name) {
        assertThat(of(new TableConfig.BigQuery("test-project-id", "test-dataset", name)))
                .isEqualTo(ValidationCode.INVALID_CONFIG);
        assertThat(of(new TableConfig.Snowflake("org-account", "s", "d", name)))
                .isEqualTo(ValidationCode.INVALID_CONFIG);
        assertThat(of(new TableConfig.DuckDb("../secret.duckdb", "main", "t")))
                .isEqualTo(ValidationCode.INVALID_CONFIG);
    }

    @Test
    void databricksHostsEndAsTheInstallationSays() {
        assertThat(of(databricks("dbc-1.cloud.databricks.com"))).isNull();
        assertThat(of(databricks("169.254.169.254"))).isEqualTo(ValidationCode.INVALID_CONFIG);
        assertThat(of(databricks("evil.example/.cloud.databricks.com")))
                .isEqualTo(ValidationCode.INVALID_CONFIG);
    }

    private static TableConfig databricks(String host) {
        return new TableConfig.Databricks(
                host, "/sql/1.0/warehouses/abc", "443", "c", "s", "t", null, null);
    }

    @Test
    void onlySomeStoresCanBeTriggered() {
        var job =
                new NewTableJob(
                        "s",
                        true,
                        new TableJob.Model("m", ModelType.numeric, production, null, null),
                        new TableChoice(TableStore.DuckDB, List.of(TABLE)),
                        columns("predictionScore"),
                        IngestionParameters.DEFAULT);
        assertThat(rules.fault(job))
                .hasValueSatisfying(f ->
                        assertThat(f.code())
                                .isEqualTo(ValidationCode.UNSUPPORTED_STORE_FOR_TRIGGER));
    }
}
