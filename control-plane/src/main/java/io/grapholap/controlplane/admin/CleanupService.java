package io.grapholap.controlplane.admin;

import io.grapholap.controlplane.listing.Filter;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes all that test users own: instances, then snapshots, then mappings. */
@ApplicationScoped
class CleanupService {
    private static final String OWNERS =
            "select username from UserEntity where username in :names or email in :names"
                    + " order by username";

    private final BulkService bulk;
    private final List<String> testUsers;

    /**
     * @param testUsers names or e-mail addresses, separated by commas; without any, nobody's
     *     resources go
     */
    CleanupService(
            BulkService bulk,
            @ConfigProperty(name = "graph-olap.e2e-test-user-emails-csv")
                    Optional<String> testUsers) {
        this.bulk = bulk;
        this.testUsers =
                testUsers.stream()
                        .flatMap(csv -> Stream.of(csv.split(",", -1)))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /** Repeating it is harmless; what cannot be deleted is among the errors. */
    Uni<Cleanup> run(Caller caller) {
        return owners().flatMap(owners ->
                        Multi.createFrom()
                                .iterable(owners)
                                .onItem()
                                .transformToMultiAndConcatenate(owner ->
                                        Multi.createFrom()
                                                .iterable(bulk.kinds())
                                                .map(kind -> new Step(kind, owner)))
                                .onItem()
                                .transformToUniAndConcatenate(step ->
                                        step.from(0, caller).map(done -> new Done(step, done)))
                                .collect()
                                .in(() -> new Sum(Cleanup.none(owners)), Sum::add))
                .map(sum -> sum.cleanup);
    }

    private Uni<List<String>> owners() {
        return testUsers.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Panache.withSession(() ->
                        Panache.getSession()
                                .flatMap(session ->
                                        session.createSelectionQuery(OWNERS, String.class)
                                                .setParameter("names", testUsers)
                                                .getResultList()));
    }

    /** All of one kind that one owner has, batch by batch. */
    private record Step(BulkDeletable kind, String owner) {
        private static final int BATCH = 100;

        Uni<Deletions> from(long after, Caller caller) {
            var filter = new Filter().equal("owner", owner).above("id", after);
            return kind.matching(filter, BATCH)
                    .flatMap(ids ->
                            Deletions.of(kind, ids, caller)
                                    .flatMap(done ->
                                            ids.size() < BATCH
                                                    ? Uni.createFrom().item(done)
                                                    : from(ids.getLast(), caller).map(done::and)));
        }
    }

    private record Done(Step step, Deletions deletions) {}

    private static final class Sum {
        private Cleanup cleanup;

        Sum(Cleanup cleanup) {
            this.cleanup = cleanup;
        }

        void add(Done done) {
            cleanup = cleanup.and(done.step().kind().kind(), done.deletions());
        }
    }
}
