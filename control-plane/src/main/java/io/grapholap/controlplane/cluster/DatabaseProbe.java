package io.grapholap.controlplane.cluster;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks the database, through the pool that everybody uses. */
@ApplicationScoped
class DatabaseProbe implements Probe {
    private final Pool pool;

    DatabaseProbe(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String component() {
        return "database";
    }

    @Override
    public boolean vital() {
        return true;
    }

    @Override
    public Uni<?> ask() {
        return Uni.createFrom()
                .completionStage(() -> pool.query("select 1").execute().toCompletionStage());
    }
}
