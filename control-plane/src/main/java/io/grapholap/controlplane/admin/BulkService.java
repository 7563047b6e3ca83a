package io.grapholap.controlplane.admin;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.platform.identity.Caller;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes what matches, if it is as much as was expected. */
@ApplicationScoped
class BulkService {
    static final int MAX_MATCHES = 100;
    private static final Logger LOG = Logger.getLogger(BulkService.class);

    private final List<BulkDeletable> kinds;
    private final Clock clock;

    BulkService(@All List<BulkDeletable> kinds, Clock clock) {
        this.kinds = kinds.stream().sorted(Comparator.comparing(BulkDeletable::kind)).toList();
        this.clock = clock;
    }

    /** All kinds, in the order in which they are to be deleted. */
    List<BulkDeletable> kinds() {
        return kinds;
    }

    /**
     * Deletes what matches, or says what would be deleted.
     *
     * @return fails with {@link ValidationFailed}, and deletes nothing, if more than {@link
     *     #MAX_MATCHES} match or not as many as expected
     */
    Uni<BulkResult> delete(BulkRequest request, Caller caller) {
        var wanted = request.check(kinds);
        return wanted.kind()
                .matching(wanted.filter().at(clock.instant()), MAX_MATCHES + 1)
                .invoke(matched -> refuseIfUnexpected(wanted, matched.size()))
                .flatMap(matched ->
                        wanted.dryRun()
                                ? Uni.createFrom().item(BulkResult.dry(matched))
                                : delete(wanted, matched, caller));
    }

    private Uni<BulkResult> delete(BulkRequest.Checked wanted, List<Long> matched, Caller caller) {
        LOG.infof(
                "%s deletes %d of kind %s: %s",
                caller.username(), matched.size(), wanted.kind().kind(), wanted.reason());
        return Deletions.of(wanted.kind(), matched, caller)
                .map(done -> BulkResult.of(matched, done));
    }

    private static void refuseIfUnexpected(BulkRequest.Checked wanted, int matched) {
        if (matched > MAX_MATCHES) {
            throw new ValidationFailed(
                    "body.filters",
                    "match more than " + MAX_MATCHES + " resources; narrow the filters",
                    "range");
        }
        if (wanted.expectedCount().filter(expected -> expected != matched).isPresent()) {
            throw new ValidationFailed(
                    "body.expected_count",
                    "expected "
                            + wanted.expectedCount().get()
                            + " resources, but "
                            + matched
                            + " match; nothing was deleted",
                    "mismatch");
        }
    }
}
