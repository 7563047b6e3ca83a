package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.job.TableJobService;
import io.grapholap.importscheduler.run.TriggeredRuns;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Windows that are asked for one by one. Public, or GraphQL cannot call it. */
@GraphQLApi
public class RunApi {
    private final GraphQlCallers callers;
    private final TriggeredRuns runs;
    private final TableJobService jobs;

    RunApi(GraphQlCallers callers, TriggeredRuns runs, TableJobService jobs) {
        this.callers = callers;
        this.runs = runs;
        this.jobs = jobs;
    }

    @Mutation("createTriggeredOngoingTableRun")
    @Description("Imports the rows that changed from queryStart on, up to queryEnd without it.")
    public Uni<RunPayload> createTriggeredOngoingTableRun(@NonNull RunInput input) {
        var id = GlobalId.within(TableImportJobNode.TYPE, "jobId", input.jobId());
        return callers.write(caller ->
                runs.ask(id, input.queryStart(), input.queryEnd(), caller)
                        .flatMap(query ->
                                jobs.visible(id, caller)
                                        .map(job ->
                                                new RunPayload(
                                                        TableImportJobNode.of(job),
                                                        TableImportJobQueryNode.of(query),
                                                        input.clientMutationId()))));
    }

    @Input("CreateTriggeredOngoingTableRunInput")
    public record RunInput(
            @Id @NonNull String jobId,
            @NonNull Instant queryStart,
            @NonNull Instant queryEnd,
            @Nullable String clientMutationId) {}

    @Type("CreateTriggeredOngoingTableRunPayload")
    public record RunPayload(
            @Nullable TableImportJobNode tableImportJob,
            @Nullable TableImportJobQueryNode query,
            @Nullable String clientMutationId) {}
}
