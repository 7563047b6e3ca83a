package io.grapholap.controlplane.limit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;

/** Table {@code instance_usage}; every method needs an open session. */
@ApplicationScoped
class UsageTable {
    /** Sorts before every owner's name, so the cluster's row is always the first to be locked. */
    private static final String CLUSTER = "";

    private static final String READ =
            "select owner_username, instances, memory_bytes from instance_usage"
                    + " where owner_username in ('', :owner) order by owner_username";
    private static final String ADD_OWNER =
            "insert into instance_usage (owner_username, instances, memory_bytes)"
                    + " values (:owner, 0, 0) on conflict do nothing";
    private static final String CHANGE =
            "update instance_usage set instances = instances + :instances,"
                    + " memory_bytes = memory_bytes + :bytes where owner_username in ('', :owner)";

    /** What is reserved by the cluster and by one owner. */
    record Both(Reserved cluster, Reserved owner) {}

    Uni<Both> read(String owner) {
        return rows(READ, owner).map(rows -> both(rows, owner));
    }

    /** As {@link #read}; both rows stay locked until the transaction ends. */
    Uni<Both> lock(String owner) {
        var locked = READ + " for update";
        return rows(locked, owner)
                .flatMap(rows ->
                        rows.size() == 2
                                ? Uni.createFrom().item(rows)
                                : add(owner).flatMap(_ -> rows(locked, owner)))
                .map(rows -> both(rows, owner));
    }

    /** Adds {@code change} to both rows, which are locked. */
    Uni<Void> add(String owner, Reserved change) {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(CHANGE)
                                .setParameter("owner", owner)
                                .setParameter("instances", change.instances())
                                .setParameter("bytes", change.memoryBytes())
                                .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Integer> add(String owner) {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(ADD_OWNER)
                                .setParameter("owner", owner)
                                .executeUpdate());
    }

    private Uni<List<Tuple>> rows(String sql, String owner) {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(sql, Tuple.class)
                                .setParameter("owner", owner)
                                .getResultList());
    }

    private static Both both(List<Tuple> rows, String owner) {
        return new Both(of(rows, CLUSTER), of(rows, owner));
    }

    private static Reserved of(List<Tuple> rows, String name) {
        return rows.stream()
                .filter(row -> name.equals(row.get(0, String.class)))
                .findFirst()
                .map(row -> new Reserved(row.get(1, Long.class), row.get(2, Long.class)))
                .orElse(Reserved.NOTHING);
    }
}
