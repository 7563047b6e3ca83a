package io.grapholap.wrapper.status;

import io.grapholap.engine.GraphSchema;
import io.grapholap.platform.identity.Access;
import io.grapholap.wrapper.Assigned;
import io.grapholap.wrapper.WrapperConfig;
import io.grapholap.wrapper.algorithm.InstanceLock;
import io.grapholap.wrapper.graph.Lifecycle;
import io.grapholap.wrapper.graph.WrapperState.Running;
import io.grapholap.wrapper.report.ProcessMemory;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this instance is and holds (wire contract, sections 6.6 to 6.8). */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Access(Access.Who.USER)
class StatusResource {
    private final Lifecycle lifecycle;
    private final WrapperConfig config;
    private final Assigned assigned;
    private final InstanceLock lock;
    private final Clock clock;

    StatusResource(
            Lifecycle lifecycle,
            WrapperConfig config,
            Assigned assigned,
            InstanceLock lock,
            Clock clock) {
        this.lifecycle = lifecycle;
        this.config = config;
        this.assigned = assigned;
        this.lock = lock;
        this.clock = clock;
    }

    record StatusView(
            String status,
            String instanceId,
            String snapshotId,
            String mappingId,
            String ownerId,
            String engine,
            boolean ready,
            Instant startedAt,
            long uptimeSeconds,
            @Nullable Boolean builtGraph,
            @Nullable Long nodeCount,
            @Nullable Long edgeCount,
            List<String> nodeTables,
            List<String> edgeTables,
            long memoryUsageBytes,
            @Nullable Long diskUsageBytes,
            Map<String, @Nullable Object> lock) {}

    @GET
    @Path("status")
    @Blocking
    public StatusView status() {
        var own = assigned.get();
        var running = lifecycle.state() instanceof Running r ? r.graph() : null;
        var schema =
                running == null ? GraphSchema.of(List.of(), List.of()) : running.engine().schema();
        return new StatusView(
                lifecycle.state().wireName(),
                Long.toString(own.instanceId()),
                Long.toString(own.snapshotId()),
                Long.toString(own.mappingId()),
                own.ownerId(),
                config.engine(),
                running != null,
                lifecycle.startedAt(),
                Duration.between(lifecycle.startedAt(), clock.instant()).toSeconds(),
                running == null ? null : running.built(),
                running == null ? null : schema.totalNodes(),
                running == null ? null : schema.totalEdges(),
                schema.nodeTables().stream().map(GraphSchema.NodeTable::label).toList(),
                schema.edgeTables().stream().map(GraphSchema.EdgeTable::type).toList(),
                ProcessMemory.residentBytes(),
                running == null ? null : running.engine().diskBytes(),
                lock.toMap());
    }

    @GET
    @Path("schema")
    @Blocking
    public GraphSchema schema() {
        return lifecycle.graph().engine().schema();
    }

    @GET
    @Path("lock")
    public Map<String, Object> lock() {
        return Map.of("lock", lock.toMap());
    }
}
