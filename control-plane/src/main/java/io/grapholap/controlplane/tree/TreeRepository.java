package io.grapholap.controlplane.tree;

import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.access.Readable;
import io.grapholap.controlplane.access.ResourceKind;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads a whole tree in one query. */
@ApplicationScoped
class TreeRepository {

    /**
     * The lines of the tree, newest first on each level; instances that are being stopped are left
     * out, as in lists. Empty if there is no such mapping. Needs an open session.
     */
    Uni<List<TreeRow>> rows(TreeQuery query, Caller caller) {
        return Panache.getSession()
                .flatMap(session -> {
                    var rows =
                            session.createSelectionQuery(hql(query, caller), TreeRow.class)
                                    .setParameter("mapping", query.mappingId());
                    Readable.parameters(caller).forEach(rows::setParameter);
                    if (query.status() != null) {
                        rows.setParameter("status", query.status());
                    }
                    if (query.includeInstances()) {
                        rows.setParameter("stopping", InstanceStatus.STOPPING.wireName());
                    }
                    return rows.getResultList();
                });
    }

    private static String hql(TreeQuery query, Caller caller) {
        boolean instances = query.includeInstances();
        return "select m.id, m.name, m.owner, m.currentVersion,"
                + " v.key.version, v.changeDescription, v.createdAt,"
                + " s.id, s.name, s.status, s.createdAt, "
                + (instances ? "i.id, i.name, i.status" : "cast(null as Long), '', ''")
                + " from MappingEntity m join MappingVersionEntity v on v.key.mappingId = m.id"
                + " left join SnapshotEntity s on s.mappingId = v.key.mappingId"
                + " and s.mappingVersion = v.key.version"
                + (query.status() == null ? "" : " and s.status = :status")
                + " and "
                + Readable.condition(caller, ResourceKind.SNAPSHOT, "s")
                + (instances ? joinInstances(caller) : "")
                + " where m.id = :mapping"
                + " order by v.key.version desc, s.createdAt desc, s.id desc"
                + (instances ? ", i.createdAt desc, i.id desc" : "");
    }

    private static String joinInstances(Caller caller) {
        return " left join InstanceEntity i on i.snapshotId = s.id and i.status <> :stopping and "
                + Readable.condition(caller, ResourceKind.INSTANCE, "i");
    }
}
