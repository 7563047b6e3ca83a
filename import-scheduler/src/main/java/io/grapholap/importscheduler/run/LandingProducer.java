package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.landing.LakeCatalog;
import io.grapholap.importscheduler.landing.Landing;
import io.grapholap.importscheduler.landing.LandingFailure;
import io.grapholap.importscheduler.landing.LandingLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the landing of this process when the first window needs it. */
@ApplicationScoped
class LandingProducer {
    private static final long MIB = 1L << 20;
    private static final long FILE_BYTES = 192 * MIB;
    private static final String LAKE = "currentSchema=lake&connectTimeout=10&socketTimeout=60";

    @Produces
    @Singleton
    LakeCatalog catalog(
            @ConfigProperty(name = "graph-olap.store.root") Optional<URI> storeRoot,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        var root =
                storeRoot.orElseThrow(() ->
                        new LandingFailure(
                                LandingFailure.Code.LANDING_FAILED,
                                "This installation has no object store; its operator sets graph-olap.store.root."));
        var separator = jdbcUrl.contains("?") ? "&" : "?";
        return new LakeCatalog(root, jdbcUrl + separator + LAKE, user, password);
    }

    @Produces
    @Singleton
    Landing landing(LakeCatalog catalog, RunConfig config, Clock clock) {
        var limits =
                new LandingLimits(
                        config.scratch().toAbsolutePath(), config.memoryMib() * MIB, 1, FILE_BYTES);
        return new Landing(catalog, limits, clock);
    }

    void close(@Disposes LakeCatalog catalog) {
        catalog.close();
    }
}
