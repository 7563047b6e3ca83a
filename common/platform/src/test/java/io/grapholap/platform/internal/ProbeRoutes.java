package io.grapholap.platform.internal;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.job.ClaimRequest;
import io.grapholap.common.job.ClaimedJobs;
import io.grapholap.common.job.LeaseAnswer;
import io.grapholap.common.job.LeaseRequest;
import io.grapholap.platform.identity.KnownUser;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays the control plane's side of the internal API. */
@ApplicationScoped
class ProbeRoutes implements InternalRoutes {
    @Override
    public void register(InternalApi api) {
        var services = Set.of("export-worker", "platform-test");
        api.post(
                "/api/internal/export-jobs/claim",
                services,
                ClaimRequest.class,
                (_, _) -> Uni.createFrom().item(new ClaimedJobs(List.of())));
        api.put(
                "/api/internal/export-jobs/:id/lease",
                services,
                LeaseRequest.class,
                (lease, request) ->
                        Uni.createFrom()
                                .item(
                                        new LeaseAnswer(
                                                request.longPathParam("id") == lease.attempt(),
                                                null)));
        api.get(
                "/api/internal/users/:name",
                services,
                request ->
                        request.pathParam("name").equals("al ice")
                                ? Uni.createFrom().item(new KnownUser("al ice", Role.ANALYST, true))
                                : Uni.createFrom()
                                        .failure(new NotFound("user", request.pathParam("name"))));
        api.get(
                "/api/internal/context",
                services,
                request ->
                        Uni.createFrom()
                                .item(
                                        Map.of(
                                                "service",
                                                request.service(),
                                                "eventLoop",
                                                Vertx.currentContext().isEventLoopContext(),
                                                "trace",
                                                String.valueOf(Traces.current()))));
        api.get("/api/internal/nothing", services, _ -> Uni.createFrom().nullItem());
        api.get(
                "/api/internal/slow",
                services,
                _ -> Uni.createFrom().item("late").onItem().delayIt().by(Duration.ofSeconds(3)));
        api.get(
                "/api/internal/away",
                services,
                _ ->
                        Uni.createFrom()
                                .failure(
                                        new Unavailable(
                                                ErrorCode.WAREHOUSE_UNAVAILABLE,
                                                "It sleeps.",
                                                Map.of())));
        api.get(
                "/api/internal/bug",
                services,
                _ -> {
                    throw new IllegalStateException("secret inner words");
                });
    }
}
