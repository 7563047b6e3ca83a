package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.engine.algorithm.AlgorithmInfo;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Algorithms: what there is, start, status, history, cancel (wire contract, section 6.9). */
@Path("/algo")
@Produces(MediaType.APPLICATION_JSON)
@Access(Access.Who.USER)
class AlgorithmResource {
    private final AlgorithmService service;
    private final ExecutionRegistry executions;
    private final CurrentCaller caller;
    private final Clock clock;

    AlgorithmResource(
            AlgorithmService service,
            ExecutionRegistry executions,
            CurrentCaller caller,
            Clock clock) {
        this.service = service;
        this.executions = executions;
        this.caller = caller;
        this.clock = clock;
    }

    record Catalog(List<AlgorithmInfo> algorithms, int totalCount) {}

    record History(List<ExecutionView> executions, long totalCount) {}

    @GET
    @Path("algorithms")
    public Catalog algorithms(@RestQuery @Nullable String category) {
        var found =
                Algorithms.list().stream()
                        .filter(a -> category == null || category.equalsIgnoreCase(a.category()))
                        .toList();
        return new Catalog(found, found.size());
    }

    @GET
    @Path("algorithms/{name}")
    public AlgorithmInfo algorithm(@RestPath String name) {
        return Algorithms.info(name);
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<ExecutionView>> start(
            @RestPath String name, @Nullable AlgorithmBody body) {
        return service.start(Library.NATIVE, name, body, caller.get())
                .map(execution ->
                        RestResponse.status(
                                execution.isRunning()
                                        ? RestResponse.Status.ACCEPTED
                                        : RestResponse.Status.OK,
                                view(execution)));
    }

    @POST
    @Path("shortest_path")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ExecutionView> shortestPath(@Nullable PathBody body) {
        return service.path(body, caller.get()).map(this::view);
    }

    /**
     * @param fits whether the run would be let in now
     */
    record Estimate(
            String algorithmName,
            long nodeCount,
            long edgeCount,
            long graphBytes,
            long workBytes,
            long requiredBytes,
            long availableBytes,
            boolean fits) {
        static Estimate of(String name, MemoryGate.Verdict verdict) {
            return new Estimate(
                    name,
                    verdict.size().nodes(),
                    verdict.size().edges(),
                    verdict.estimate().graphBytes(),
                    verdict.estimate().workBytes(),
                    verdict.requiredBytes(),
                    verdict.availableBytes(),
                    verdict.fits());
        }
    }

    @POST
    @Path("{name}/estimate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Estimate> estimate(@RestPath String name, @Nullable AlgorithmBody body) {
        return service.estimate(Library.NATIVE, name, body)
                .map(verdict -> Estimate.of(name, verdict));
    }

    private ExecutionView view(Execution execution) {
        return ExecutionView.of(execution, service.progress(execution.id()), clock.instant());
    }

    @GET
    @Path("status/{executionId}")
    public ExecutionView status(@RestPath String executionId) {
        return view(executions.get(executionId));
    }

    @GET
    @Path("executions")
    public History executions(
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery("status_filter") @Nullable String statusFilter) {
        if (limit < 1 || limit > ExecutionRegistry.KEPT) {
            throw new ValidationFailed(
                    "query.limit",
                    "must be between 1 and " + ExecutionRegistry.KEPT + ", found " + limit,
                    "range");
        }
        var history = executions.newest(limit, filter(statusFilter));
        return new History(history.newest().stream().map(this::view).toList(), history.total());
    }

    private static Execution.@Nullable Status filter(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Execution.Status.of(word)
                .orElseThrow(() ->
                        new ValidationFailed(
                                "query.status_filter",
                                "'" + word + "' is no status of an execution",
                                "enum"));
    }

    @DELETE
    @Path("executions/{executionId}")
    public Map<String, String> cancel(@RestPath String executionId) {
        service.cancel(executionId, caller.get());
        return Map.of("status", "cancelled", "execution_id", executionId);
    }
}
