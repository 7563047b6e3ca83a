package io.grapholap.controlplane.snapshot;

import io.grapholap.common.event.SnapshotEvent;
import io.grapholap.controlplane.snapshot.SnapshotState.Cancelled;
import io.grapholap.controlplane.snapshot.SnapshotState.Creating;
import io.grapholap.controlplane.snapshot.SnapshotState.Failed;
import io.grapholap.controlplane.snapshot.SnapshotState.Open;
import io.grapholap.controlplane.snapshot.SnapshotState.Pending;
import io.grapholap.controlplane.snapshot.SnapshotState.Ready;
import io.grapholap.platform.outbox.Outbox;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Moves a snapshot from state to state: row, event and listeners in one transaction. A move that
 * the state does not allow, or of a snapshot that is gone, is a no-op, since whoever reports may
 * report twice or too late.
 */
@ApplicationScoped
public class SnapshotLife {
    private final SnapshotRepository snapshots;
    private final List<SnapshotListener> listeners;
    private final Outbox outbox;
    private final Clock clock;

    SnapshotLife(
            SnapshotRepository snapshots,
            @All List<SnapshotListener> listeners,
            Outbox outbox,
            Clock clock) {
        this.snapshots = snapshots;
        this.listeners = listeners;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Locks the snapshot until the transaction ends; nothing if it is gone. */
    @WithTransaction
    public Uni<Optional<Snapshot>> lock(long id) {
        return snapshots
                .locked(id)
                .map(row -> Optional.ofNullable(row).map(SnapshotEntity::toSnapshot));
    }

    /** A worker took the first job. */
    @WithTransaction
    public Uni<Void> started(long id) {
        return move(id, Pending.class, Pending::started).replaceWithVoid();
    }

    /** Its data lie in the store; said again when more is known of them, such as a warning. */
    @WithTransaction
    public Uni<Void> ready(long id, SnapshotContents contents) {
        return started(id)
                .flatMap(_ -> move(id, Ready.class, ready -> ready.revised(contents)))
                .flatMap(_ -> move(id, Creating.class, creating -> creating.exported(contents)))
                .flatMap(moved -> tell(moved, SnapshotListener::snapshotReady));
    }

    /**
     * Nothing will come of it.
     *
     * @param reason sentence for its owner
     */
    @WithTransaction
    public Uni<Void> failed(long id, String reason) {
        return move(id, Open.class, open -> open.failed(reason))
                .flatMap(moved -> tell(moved, (l, s) -> l.snapshotFailed(s, reason)));
    }

    @WithTransaction
    Uni<Void> cancelled(long id) {
        return move(id, Open.class, Open::cancelled)
                .flatMap(moved ->
                        tell(moved, (l, s) -> l.snapshotFailed(s, "The snapshot was cancelled.")));
    }

    /** A failed one, whose row is locked, is wanted once more. */
    Uni<Snapshot> retried(SnapshotEntity row) {
        if (row.state() instanceof SnapshotState.Failed failed) {
            row.write(failed.retried(), now());
        }
        return publish(row);
    }

    /** Writes a row that changed in ways that concern its owner alone. */
    Uni<Snapshot> touch(SnapshotEntity row) {
        row.updatedAt = now();
        return snapshots.flush().map(_ -> row.toSnapshot());
    }

    /** Writes the row as it is and says so on the outbox. */
    Uni<Snapshot> publish(SnapshotEntity row) {
        return snapshots
                .flush()
                .map(_ -> row.toSnapshot())
                .call(snapshot -> outbox.append(eventOf(snapshot)));
    }

    private <S extends SnapshotState> Uni<Optional<Snapshot>> move(
            long id, Class<S> from, Function<S, ? extends SnapshotState> move) {
        return snapshots
                .locked(id)
                .flatMap(row -> {
                    if (row == null || !from.isInstance(row.state())) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    row.write(move.apply(from.cast(row.state())), now());
                    return publish(row).map(Optional::of);
                });
    }

    private Uni<Void> tell(Optional<Snapshot> moved, Notice notice) {
        return Multi.createFrom()
                .iterable(moved.isPresent() ? listeners : List.<SnapshotListener>of())
                .onItem()
                .transformToUniAndConcatenate(l -> notice.to(l, moved.orElseThrow()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    static SnapshotEvent eventOf(Snapshot s) {
        return switch (s.state()) {
            case Pending _ ->
                    new SnapshotEvent.Requested(
                            s.id(),
                            s.rowVersion(),
                            s.mappingId(),
                            s.mappingVersion(),
                            s.owner(),
                            s.updatedAt());
            case Creating _ -> new SnapshotEvent.Started(s.id(), s.rowVersion(), s.updatedAt());
            case Ready(var held) ->
                    new SnapshotEvent.Ready(
                            s.id(),
                            s.rowVersion(),
                            held.nodeCount(),
                            held.edgeCount(),
                            held.sizeBytes(),
                            s.updatedAt());
            case Failed(var reason) ->
                    new SnapshotEvent.Failed(s.id(), s.rowVersion(), reason, s.updatedAt());
            case Cancelled _ -> new SnapshotEvent.Cancelled(s.id(), s.rowVersion(), s.updatedAt());
        };
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private interface Notice {
        Uni<Void> to(SnapshotListener listener, Snapshot snapshot);
    }
}
