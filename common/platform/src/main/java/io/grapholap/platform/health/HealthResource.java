package io.grapholap.platform.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grapholap.platform.identity.Access;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Open to everybody: whether the service lives, and whether it can serve. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Access(Access.Who.OPEN)
class HealthResource {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

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
                .flatMap(h -> database().map(db -> answer(h, "healthy", "unhealthy", db)));
    }

    @GET
    @Path("ready")
    public Uni<RestResponse<StatusView>> ready() {
        return reporter.getReadinessAsync().map(h -> answer(h, "ready", "not_ready", database(h)));
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
            SmallRyeHealth health, String up, String down, @Nullable String database) {
        var view = new StatusView(health.isDown() ? down : up, database, version);
        return health.isDown()
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, view)
                        .header("Retry-After", 1)
                        .build()
                : RestResponse.ok(view);
    }

    private static @Nullable String database(SmallRyeHealth health) {
        var checks = health.getPayload().getJsonArray("checks");
        return checks == null
                ? null
                : checks.getValuesAs(JsonObject.class).stream()
                        .filter(c -> nameOf(c).contains("postgresql"))
                        .map(c -> "UP".equals(c.getString("status", "")))
                        .reduce(Boolean::logicalAnd)
                        .map(connected -> connected ? "connected" : "disconnected")
                        .orElse(null);
    }

    private static String nameOf(JsonObject check) {
        return check.getString("name", "").toLowerCase(Locale.ROOT);
    }

    /**
     * One word about the service.
     *
     * @param database {@code connected} or {@code disconnected}, {@code unknown} if that takes too
     *     long to tell; left out where there is none
     */
    record StatusView(
            String status,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String database,
            String version) {}
}
