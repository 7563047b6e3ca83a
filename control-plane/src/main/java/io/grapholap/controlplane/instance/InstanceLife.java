package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.error.PlatformException.LimitExceeded;
import io.grapholap.controlplane.access.AccessService;
import io.grapholap.controlplane.limit.Reservations;
import io.grapholap.controlplane.limit.Reserved;
import io.grapholap.controlplane.row.Deletion;
import io.grapholap.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The one place where instances change: the row, what it reserves, its event and its history, in
 * the transaction of the caller, who holds the lock of the row. What takes more than before fails
 * with {@link LimitExceeded} when a limit would be broken, and changes nothing then.
 */
@ApplicationScoped
class InstanceLife {
    private final InstanceRepository instances;
    private final HistoryRepository history;
    private final Reservations reservations;
    private final AccessService access;
    private final Outbox outbox;
    private final Clock clock;

    InstanceLife(
            InstanceRepository instances,
            HistoryRepository history,
            Reservations reservations,
            AccessService access,
            Outbox outbox,
            Clock clock) {
        this.instances = instances;
        this.history = history;
        this.reservations = reservations;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Stores a row for the first time. */
    Uni<Instance> create(InstanceEntity row) {
        return reservations
                .change(row.owner, Reserved.NOTHING, held(row))
                .flatMap(_ -> instances.persist(row))
                .flatMap(this::publish);
    }

    Uni<Instance> move(InstanceEntity row, InstanceState next) {
        return move(row, next, row.memoryBytes);
    }

    /** As above; the instance has {@code memoryBytes} from now on. */
    Uni<Instance> move(InstanceEntity row, InstanceState next, long memoryBytes) {
        return reservations
                .change(row.owner, held(row), Instance.reserved(next, memoryBytes))
                .flatMap(_ -> {
                    row.memoryBytes = memoryBytes;
                    row.write(next, now());
                    return publish(row);
                })
                .call(_ ->
                        Happening.of(next)
                                .map(happening -> note(row, happening))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Gives a living instance another amount of memory in the state it is in. */
    Uni<Instance> resize(InstanceEntity row, long memoryBytes) {
        return reservations
                .change(row.owner, held(row), Instance.reserved(row.state(), memoryBytes))
                .flatMap(_ -> {
                    row.memoryBytes = memoryBytes;
                    return changed(row);
                });
    }

    /** Tells of a change that is neither of state nor of memory; the row is written already. */
    Uni<Instance> changed(InstanceEntity row) {
        row.updatedAt = now();
        return publish(row);
    }

    /** Shows an instance to others than before, whose grants are stored already. */
    Uni<Instance> show(InstanceEntity row, Visibility to) {
        row.show(to, now());
        return publish(row);
    }

    /** Keeps for its owner what happened. */
    Uni<Void> note(InstanceEntity row, Happening happening) {
        return history.persist(HistoryEntity.of(Objects.requireNonNull(row.id), happening, now()))
                .replaceWithVoid();
    }

    /** Deletes the row for good. */
    Uni<Void> remove(InstanceEntity row) {
        var deleted = row.toInstance().deleted(now());
        return reservations
                .change(row.owner, held(row), Reserved.NOTHING)
                .flatMap(_ -> Deletion.of(instances, row, row.id))
                .flatMap(_ -> outbox.append(deleted));
    }

    /** As precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Reserved held(InstanceEntity row) {
        return Instance.reserved(row.state(), row.memoryBytes);
    }

    private Uni<Instance> publish(InstanceEntity row) {
        return instances
                .flush()
                .map(_ -> row.toInstance())
                .call(instance ->
                        access.grants(instance.guarded())
                                .flatMap(all -> outbox.append(instance.changed(all))));
    }
}
