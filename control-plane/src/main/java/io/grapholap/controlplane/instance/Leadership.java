package io.grapholap.controlplane.instance;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which of all control planes reconciles: the one whose database connection holds an advisory lock.
 * The same connection hears of every change of an instance. Both end with the connection.
 */
@ApplicationScoped
class Leadership {
    private static final Logger LOG = Logger.getLogger(Leadership.class);

    /** Any number that no other advisory lock of this database uses. */
    private static final long LOCK = 0x6772_6170_686f_6c61L;

    private final Pool pool;
    private volatile @Nullable SqlConnection held;
    private volatile boolean resigned;

    Leadership(Pool pool) {
        this.pool = pool;
    }

    /**
     * Whether this control plane leads; tries to if nobody does.
     *
     * @param changed run on every change of an instance for as long as it leads, and when it ends
     */
    Uni<Boolean> lead(Runnable changed) {
        return held != null || resigned
                ? Uni.createFrom().item(!resigned)
                : Uni.createFrom()
                        .completionStage(() -> pool.getConnection().toCompletionStage())
                        .flatMap(connection -> campaign(connection, changed));
    }

    private Uni<Boolean> campaign(SqlConnection connection, Runnable changed) {
        return ask(connection, "select pg_try_advisory_lock(" + LOCK + ")")
                .flatMap(won -> won ? take(connection, changed) : Uni.createFrom().item(false))
                .onItemOrFailure()
                .call((won, _) ->
                        Boolean.TRUE.equals(won)
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom()
                                        .completionStage(
                                                () -> connection.close().toCompletionStage()));
    }

    private Uni<Boolean> take(SqlConnection connection, Runnable changed) {
        PgConnection.cast(connection).notificationHandler(_ -> changed.run());
        connection.closeHandler(_ -> {
            held = null;
            LOG.info("This control plane no longer reconciles instances");
            changed.run();
        });
        return Uni.createFrom()
                .completionStage(() ->
                        connection
                                .query("listen control_plane_instances")
                                .execute()
                                .toCompletionStage())
                .map(_ -> {
                    held = connection;
                    LOG.info("This control plane reconciles instances");
                    return true;
                });
    }

    private static Uni<Boolean> ask(SqlConnection connection, String sql) {
        return Uni.createFrom()
                .completionStage(() -> connection.query(sql).execute().toCompletionStage())
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    void resign(@Observes ShutdownEvent event) {
        resigned = true;
        var connection = held;
        if (connection != null) {
            held = null;
            connection.close();
        }
    }
}
