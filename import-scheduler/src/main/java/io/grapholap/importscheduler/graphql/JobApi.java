package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.job.NewTableJob;
import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.job.TableJobService;
import io.grapholap.importscheduler.paging.PageArguments;
import io.grapholap.importscheduler.run.QueryService;
import io.grapholap.importscheduler.space.SpaceService;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Table import jobs and their windows. Public, or GraphQL cannot call it. */
@GraphQLApi
public class JobApi {
    private final GraphQlCallers callers;
    private final TableJobService jobs;
    private final SpaceService spaces;
    private final QueryService queries;

    JobApi(
            GraphQlCallers callers,
            TableJobService jobs,
            SpaceService spaces,
            QueryService queries) {
        this.callers = callers;
        this.jobs = jobs;
        this.spaces = spaces;
        this.queries = queries;
    }

    @NonNull
    @Name("queries")
    @Description("The windows of the job, newest first.")
    public Uni<TableImportJobQueryConnection> queries(
            @Source TableImportJobNode job,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        return callers.read(_ ->
                queries.page(job.job().id(), PageArguments.of(first, after, last, before))
                        .map(TableImportJobQueryConnection::of));
    }

    @Mutation("createTableImportJob")
    @Description("Creates a job that imports a table by the clock.")
    public Uni<JobPayloads.Create> createTableImportJob(@NonNull JobInputs.Create input) {
        return callers.write(caller ->
                create(input.toNew(), Boolean.TRUE.equals(input.dryRun()), caller)
                        .map(made ->
                                new JobPayloads.Create(
                                        made.job(),
                                        made.result(),
                                        made.space(),
                                        input.clientMutationId())));
    }

    @Mutation("createTriggeredOngoingTableImportJob")
    @Description("Creates a job whose windows are asked for one by one.")
    public Uni<JobPayloads.CreateTriggered> createTriggeredOngoingTableImportJob(
            @NonNull JobInputs.CreateTriggered input) {
        return callers.write(caller ->
                create(input.toNew(), false, caller)
                        .map(made ->
                                new JobPayloads.CreateTriggered(
                                        made.job(),
                                        made.result(),
                                        made.space(),
                                        input.clientMutationId())));
    }

    private record Made(
            @Nullable TableImportJobNode job, ValidationResult result, SpaceNode space) {}

    private Uni<Made> create(NewTableJob wanted, boolean dryRun, Caller caller) {
        return spaces.visible(wanted.spaceId(), caller)
                .flatMap(space ->
                        jobs.create(wanted, dryRun, caller)
                                .map(made ->
                                        new Made(
                                                made.job() == null
                                                        ? null
                                                        : TableImportJobNode.of(made.job()),
                                                ValidationResult.of(made.fault()),
                                                SpaceNode.of(space))));
    }

    @Mutation("startTableImportJob")
    @Description("Starts a paused job.")
    public Uni<JobPayloads.Start> startTableImportJob(@NonNull JobInputs.Start input) {
        return change(input.jobId(), jobs::start)
                .map(job -> new JobPayloads.Start(job, input.clientMutationId()));
    }

    @Mutation("pauseTableImportJob")
    @Description("Pauses a job; the window that is being committed is finished.")
    public Uni<JobPayloads.Pause> pauseTableImportJob(@NonNull JobInputs.Pause input) {
        return change(input.jobId(), jobs::pause)
                .map(job -> new JobPayloads.Pause(job, input.clientMutationId()));
    }

    @Mutation("deleteTableImportJob")
    @Description("Deletes a job for good; what it imported stays.")
    public Uni<JobPayloads.Delete> deleteTableImportJob(@NonNull JobInputs.Delete input) {
        return change(input.jobId(), jobs::delete)
                .map(job -> new JobPayloads.Delete(job, input.clientMutationId()));
    }

    @Mutation("updateTableImportJob")
    @Description("Replaces the schema of a job, from the next window on.")
    public Uni<JobPayloads.Update> updateTableImportJob(@NonNull JobInputs.Update input) {
        return change(input.jobId(), (id, caller) -> jobs.update(id, input.toUpdate(), caller))
                .map(job -> new JobPayloads.Update(job, input.clientMutationId()));
    }

    @Mutation("updateTableIngestionParameters")
    @Description("Changes how often a job asks, and how much at once.")
    public Uni<JobPayloads.UpdateParameters> updateTableIngestionParameters(
            @NonNull JobInputs.UpdateParameters input) {
        var wanted = input.tableIngestionParameters();
        return change(
                        input.jobId(),
                        (id, caller) ->
                                jobs.updateParameters(
                                        id,
                                        wanted.refreshIntervalMinutes(),
                                        wanted.queryWindowSizeHours(),
                                        caller))
                .map(job -> new JobPayloads.UpdateParameters(job, input.clientMutationId()));
    }

    private Uni<TableImportJobNode> change(
            String jobId, BiFunction<String, Caller, Uni<TableJob>> move) {
        return callers.write(caller ->
                move.apply(GlobalId.within(TableImportJobNode.TYPE, "jobId", jobId), caller)
                        .map(TableImportJobNode::of));
    }
}
