package io.grapholap.controlplane.limit;

import io.grapholap.common.error.PlatformException.LimitExceeded;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Counts what instances reserve, in the transaction that changes them. Two transactions that
 * reserve follow one another from here to their commit, so this comes last in each: after the rows
 * of mapping, snapshot, jobs and instances are locked.
 */
@ApplicationScoped
public class Reservations {
    private final UsageTable usage;
    private final GlobalConfigs configs;
    private final LimitConfig memory;

    Reservations(UsageTable usage, GlobalConfigs configs, LimitConfig memory) {
        this.usage = usage;
        this.configs = configs;
        this.memory = memory;
    }

    /**
     * Replaces what one instance of {@code owner} holds. Giving back always works; taking more
     * fails with {@link LimitExceeded} when a limit would be broken, and nothing is changed then.
     */
    @WithTransaction
    public Uni<Void> change(String owner, Reserved before, Reserved after) {
        var change = after.minus(before);
        return change.equals(Reserved.NOTHING)
                ? Uni.createFrom().voidItem()
                : limits().flatMap(limits ->
                                usage.lock(owner).invoke(now -> refuse(limits, now, change, after)))
                        .flatMap(_ -> usage.add(owner, change));
    }

    private static void refuse(
            Limits limits, UsageTable.Both now, Reserved change, Reserved after) {
        limits.broken(now.cluster(), now.owner(), change, after.memoryBytes())
                .ifPresent(broken -> {
                    throw broken;
                });
    }

    /** The limit that one more instance of that size would break at this moment, if any. */
    @WithSession
    public Uni<Optional<LimitExceeded>> wouldBreak(String owner, long memoryBytes) {
        var one = Reserved.one(memoryBytes);
        return limits().flatMap(limits ->
                usage.read(owner)
                        .map(now -> limits.broken(now.cluster(), now.owner(), one, memoryBytes)));
    }

    /** What all instances of one owner hold. */
    @WithSession
    public Uni<Reserved> of(String owner) {
        return usage.read(owner).map(UsageTable.Both::owner);
    }

    /** What may be held at the moment. */
    public Uni<Limits> limits() {
        return configs.current()
                .map(config ->
                        new Limits(
                                config.concurrency().perAnalyst(),
                                config.concurrency().clusterTotal(),
                                memory.instanceMemory().asLongValue(),
                                memory.userMemory().asLongValue(),
                                memory.clusterMemory().asLongValue()));
    }
}
