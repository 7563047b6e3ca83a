package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Overview of all instances, those included that are being stopped. */
@ApplicationScoped
public class InstanceTally {
    private static final String BY_OWNER =
            "select owner, status, count(*) from InstanceEntity group by owner, status";
    private static final String WITHOUT_WRAPPER =
            "select count(*) from InstanceEntity"
                    + " where status in ('starting', 'running', 'resuming') and incarnation = 0";

    /** How many instances each owner has in each status. */
    @WithSession
    public Uni<List<Share>> byOwner() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createSelectionQuery(BY_OWNER, Row.class).getResultList())
                .map(rows -> rows.stream().map(Row::toShare).toList());
    }

    /** How many should run and were never launched. */
    @WithSession
    public Uni<Long> withoutWrapper() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createSelectionQuery(WITHOUT_WRAPPER, Long.class)
                                .getSingleResult());
    }

    /** The instances of one owner in one status. */
    public record Share(String owner, InstanceStatus status, long count) {}

    record Row(String owner, String status, Long count) {
        Share toShare() {
            return new Share(owner, InstanceStatus.of(status).orElseThrow(), count);
        }
    }
}
