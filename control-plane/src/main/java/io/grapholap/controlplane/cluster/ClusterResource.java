package io.grapholap.controlplane.cluster;

import io.grapholap.controlplane.config.GlobalConfig;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.grapholap.controlplane.instance.InstanceTally;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/cluster")
@Access(Who.OPS)
class ClusterResource {
    private final HealthService health;
    private final InstanceTally instances;
    private final GlobalConfigs configs;

    ClusterResource(HealthService health, InstanceTally instances, GlobalConfigs configs) {
        this.health = health;
        this.instances = instances;
        this.configs = configs;
    }

    @GET
    @Path("health")
    public Uni<Envelope<ClusterHealth>> health() {
        return health.check().map(Envelope::of);
    }

    @GET
    @Path("instances")
    public Uni<Envelope<ClusterInstances>> instances() {
        return configs.current()
                .map(GlobalConfig::concurrency)
                .flatMap(limits ->
                        instances.byOwner().map(shares -> ClusterInstances.of(shares, limits)))
                .map(Envelope::of);
    }
}
