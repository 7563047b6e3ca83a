package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.engine.algorithm.AlgorithmInfo;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.networkx.NetworkX;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The functions of NetworkX under its names and parameters (wire contract, section 6.10). */
@Path("/networkx")
@Produces(MediaType.APPLICATION_JSON)
@Access(Access.Who.USER)
class NetworkXResource {
    private final AlgorithmService service;
    private final ExecutionRegistry executions;
    private final CurrentCaller caller;
    private final Clock clock;

    NetworkXResource(
            AlgorithmService service,
            ExecutionRegistry executions,
            CurrentCaller caller,
            Clock clock) {
        this.service = service;
        this.executions = executions;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param version of NetworkX whose names, parameters and results these are
     */
    record Catalog(List<AlgorithmInfo> algorithms, int totalCount, String version) {}

    @GET
    @Path("algorithms")
    public Catalog algorithms(
            @RestQuery @Nullable String category, @RestQuery @Nullable String search) {
        var wanted = category(category);
        var text = search == null ? "" : search.toLowerCase(Locale.ROOT);
        var found =
                NetworkX.list().stream()
                        .map(NetworkX::info)
                        .filter(info -> wanted.isEmpty() || wanted.equals(info.category()))
                        .filter(info ->
                                info.name().contains(text)
                                        || info.description()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(text))
                        .toList();
        return new Catalog(found, found.size(), NetworkX.VERSION);
    }

    private static String category(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            return "";
        }
        var word = given.toLowerCase(Locale.ROOT);
        var known =
                Arrays.stream(AlgorithmSpec.Category.values())
                        .map(category -> category.name().toLowerCase(Locale.ROOT))
                        .toList();
        if (!known.contains(word)) {
            throw new ValidationFailed(
                    "query.category", "'" + given + "' is none of " + known, "enum");
        }
        return word;
    }

    @GET
    @Path("algorithms/{name}")
    public AlgorithmInfo algorithm(@RestPath String name) {
        return NetworkX.info(NetworkX.find(name));
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<ExecutionView>> start(
            @RestPath String name, @Nullable AlgorithmBody body) {
        return service.start(Library.NETWORKX, name, body, caller.get())
                .map(execution ->
                        RestResponse.status(
                                execution.isRunning()
                                        ? RestResponse.Status.ACCEPTED
                                        : RestResponse.Status.OK,
                                view(execution)));
    }

    @POST
    @Path("{name}/estimate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<AlgorithmResource.Estimate> estimate(
            @RestPath String name, @Nullable AlgorithmBody body) {
        return service.estimate(Library.NETWORKX, name, body)
                .map(verdict -> AlgorithmResource.Estimate.of(name, verdict));
    }

    @GET
    @Path("status/{executionId}")
    public ExecutionView status(@RestPath String executionId) {
        return view(executions.get(executionId));
    }

    private ExecutionView view(Execution execution) {
        return ExecutionView.of(execution, service.progress(execution.id()), clock.instant());
    }
}
