package io.grapholap.importscheduler.graphql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Makes the spaces and jobs that tests look at. */
public final class Imports {
    static final String DUCK_DB =
            "tableStore: DuckDB, duckDbTableConfig: {database: \"sales\", schema: \"main\", tableName: \"scores\"}";
    private static final String MAPPING =
            "schema: {predictionId: \"id\", predictionLabel: \"label\", changeTimestamp: \"changed\", features: \"feature_\"}";

    private static final Path ROOT = Path.of("target/duckdb");

    private Imports() {}

    /** Makes the table that all jobs here import. */
    static synchronized void table() {
        try {
            Files.createDirectories(ROOT);
            try (var database =
                            DriverManager.getConnection(
                                    "jdbc:duckdb:" + ROOT.resolve("sales.duckdb"));
                    var statement = database.createStatement()) {
                statement.execute(
                        "create or replace table scores as select 'p' || i as id, 'yes' as label,"
                                + " timestamptz '2026-01-01 00:00:00Z' + to_hours(i::int) as changed,"
                                + " 0.5 as feature_age from range(48) t(i)");
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Id of a new space of that user, as it stands in its address. */
    public static String space(String owner) {
        var me = GraphQl.as(owner);
        String organization =
                me.ask(
                                "mutation { createOrganization(input: {name: \"%s\"}) { organization { id } } }"
                                        .formatted(UUID.randomUUID()))
                        .extract()
                        .path("data.createOrganization.organization.id");
        return me.ask(
                        "mutation($id: ID!) { createSpace(input: {organizationId: $id, name: \"s\"}) { space { id } } }",
                        Map.of("id", organization))
                .extract()
                .path("data.createSpace.space.id");
    }

    /** The mutation that creates a job in DuckDB; {@code selected} says what it answers. */
    public static String create(String space, String model, String more, String selected) {
        return """
        mutation { createTableImportJob(input: {spaceId: "%s", modelName: "%s",
          modelType: score_categorical, modelEnvironmentName: production, %s, %s%s}) { %s } }
        """
                .formatted(space, model, DUCK_DB, MAPPING, more, selected);
    }

    /** Id of a new job. */
    static String job(String owner, String space, String model) {
        return GraphQl.as(owner)
                .ask(create(space, model, "", "tableImportJob { jobId }"))
                .extract()
                .path("data.createTableImportJob.tableImportJob.jobId");
    }
}
