package io.grapholap.importscheduler.graphql;

import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What mutations of jobs give back. */
public final class JobPayloads {
    private JobPayloads() {}

    @Type("CreateTableImportJobPayload")
    public record Create(
            @Nullable TableImportJobNode tableImportJob,
            @Nullable ValidationResult validationResult,
            @Nullable SpaceNode space,
            @Nullable String clientMutationId) {}

    @Type("CreateTriggeredOngoingTableImportJobPayload")
    public record CreateTriggered(
            @Nullable TableImportJobNode tableImportJob,
            @Nullable ValidationResult validationResult,
            @Nullable SpaceNode space,
            @Nullable String clientMutationId) {}

    @Type("StartTableImportJobPayload")
    public record Start(
            @Nullable TableImportJobNode tableImportJob, @Nullable String clientMutationId) {}

    @Type("PauseTableImportJobPayload")
    public record Pause(
            @Nullable TableImportJobNode tableImportJob, @Nullable String clientMutationId) {}

    @Type("DeleteTableImportJobPayload")
    public record Delete(
            @Nullable TableImportJobNode tableImportJob, @Nullable String clientMutationId) {}

    @Type("UpdateTableImportJobPayload")
    public record Update(
            @Nullable TableImportJobNode tableImportJob, @Nullable String clientMutationId) {}

    @Type("UpdateTableIngestionParametersPayload")
    public record UpdateParameters(
            @Nullable TableImportJobNode tableImportJob, @Nullable String clientMutationId) {}
}
