package io.grapholap.platform.outbox;

import io.grapholap.platform.event.TransientFailures;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.Set;
import org.hibernate.StaleStateException;

/**
 * Failures of the database that pass by themselves: it restarts, is full of connections, or another
 * transaction was first.
 */
@ApplicationScoped
class DatabaseTransients implements TransientFailures {
    /** Connection lost, rolled back by contention, out of resources, stopped by an operator. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    @Override
    public boolean matches(Throwable failure) {
        return switch (failure) {
            case PgException e -> e.getSqlState() != null && isTransient(e.getSqlState());
            case OptimisticLockException _, StaleStateException _ -> true;
            case VertxException e -> String.valueOf(e.getMessage()).contains("onnection");
            default -> false;
        };
    }

    private static boolean isTransient(String sqlState) {
        return sqlState.length() == 5 && CLASSES.contains(sqlState.substring(0, 2));
    }
}
