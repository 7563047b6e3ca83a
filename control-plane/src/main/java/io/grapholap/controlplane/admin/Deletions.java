package io.grapholap.controlplane.admin;

import io.grapholap.common.error.PlatformException;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Resources deleted one after the other, each in its own transaction: one that cannot be deleted
 * does not keep the rest.
 *
 * @param errors reasons of those that stay, by id
 */
record Deletions(List<Long> deleted, Map<Long, String> errors) {
    private static final Logger LOG = Logger.getLogger(Deletions.class);

    static Uni<Deletions> of(BulkDeletable kind, List<Long> ids, Caller caller) {
        var done = new Deletions(new ArrayList<>(), new LinkedHashMap<>());
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id ->
                        kind.delete(id, caller)
                                .invoke(() -> done.deleted.add(id))
                                .onFailure()
                                .recoverWithItem(e -> {
                                    done.errors.put(id, reason(kind, id, e));
                                    return null;
                                }))
                .collect()
                .asList()
                .replaceWith(done);
    }

    /** Both together. */
    Deletions and(Deletions more) {
        var all = new Deletions(new ArrayList<>(deleted), new LinkedHashMap<>(errors));
        all.deleted.addAll(more.deleted);
        all.errors.putAll(more.errors);
        return all;
    }

    private static String reason(BulkDeletable kind, long id, Throwable e) {
        if (e instanceof PlatformException known) {
            return known.getMessage();
        }
        LOG.errorf(e, "%s %d could not be deleted", kind.kind(), id);
        return "It could not be deleted; the service's log says why.";
    }
}
