package io.grapholap.controlplane.admin;

import io.grapholap.controlplane.listing.Filter;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** A kind of resource that admins delete in bulk. All beans of this type can be named. */
public interface BulkDeletable {
    /** Which kind. */
    Kind kind();

    /** Wire names of the statuses that it may have; none if it has no status. */
    Set<String> statuses();

    /**
     * Ids of resources that match, lowest first.
     *
     * @param filter of the attributes {@code id}, {@code name}, {@code owner}, {@code createdAt}
     *     and, where there are statuses, {@code status}
     */
    Uni<List<Long>> matching(Filter filter, int limit);

    /**
     * Deletes one with all that belongs to it, in a transaction of its own; fails with a reason.
     */
    Uni<Void> delete(long id, Caller caller);

    /** Those that keep others alive come first. */
    enum Kind {
        INSTANCE,
        SNAPSHOT,
        MAPPING
    }
}
