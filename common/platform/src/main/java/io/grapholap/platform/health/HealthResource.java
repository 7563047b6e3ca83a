package io.grapholap.platform.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grapholap.platform.identity.Access;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Open to everybody: whether the service lives, and whether it can serve. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Access(Access.Who.OPEN)
class HealthResource {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration READY_WITHIN = Duration.ofSeconds(3);

    private final SmallRyeHealthReporter reporter;
    private final String version;

    HealthResource(
            SmallRyeHealthReporter reporter,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.reporter = reporter;
        this.version = version;
    }

    @GET
    @Path("health")
    public Uni<RestResponse<StatusView>> health() {
        return reporter.getLivenessAsync()
                .flatMap(h ->
                        database().map(db -> answer("healthy", "unhealthy", db, Failing.of(h))));
    }

    @GET
    @Path("ready")
    public Uni<RestResponse<StatusView>> ready() {
        return reporter.getReadinessAsync()
                .map(h -> answer("ready", "not_ready", database(h), Failing.of(h)))
                .ifNoItem()
                .after(READY_WITHIN)
                .recoverWithItem(() -> answer("ready", "not_ready", "unknown", Failing.UNKNOWN));
    }

    /** How the database is, which a living service may be without. */
    private Uni<@Nullable String> database() {
        return reporter.getReadinessAsync()
                .map(HealthResource::database)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem("unknown");
    }

    private RestResponse<StatusView> answer(
            String up, String down, @Nullable String database, List<String> failing) {
        boolean fails = !failing.isEmpty();
        var view = new StatusView(fails ? down : up, database, failing, version);
        return fails
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, view)
                        .header("Retry-After", 1)
                        .build()
                : RestResponse.ok(view);
    }

    private static @Nullable String database(SmallRyeHealth health) {
        return Failing.checks(health)
                .filter(check -> Failing.part(check).equals(Failing.DATABASE))
                .map(Failing::isUp)
                .reduce(Boolean::logicalAnd)
                .map(connected -> connected ? "connected" : "disconnected")
                .orElse(null);
    }

    /**
     * One word about the service.
     *
     * @param database {@code connected} or {@code disconnected}, {@code unknown} if that takes too
     *     long to tell; left out where there is none
     * @param failing the parts that it cannot do without and that are away; left out when none is
     */
    record StatusView(
            String status,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String database,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> failing,
            String version) {}
}
