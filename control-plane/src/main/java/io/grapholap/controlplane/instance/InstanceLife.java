package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Visibility;
import io.grapholap.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The one place where instances change: the row and its event, in the transaction of the caller,
 * who holds the lock of the row.
 */
@ApplicationScoped
class InstanceLife {
    private final InstanceRepository instances;
    private final Outbox outbox;
    private final Clock clock;

    InstanceLife(InstanceRepository instances, Outbox outbox, Clock clock) {
        this.instances = instances;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Stores a row for the first time. */
    Uni<Instance> create(InstanceEntity row) {
        return instances.persist(row).flatMap(this::publish);
    }

    Uni<Instance> move(InstanceEntity row, InstanceState next) {
        row.write(next, now());
        return publish(row);
    }

    /** Shows an instance to others than before, whose grants are stored already. */
    Uni<Instance> show(InstanceEntity row, Visibility to) {
        row.show(to, now());
        return publish(row);
    }

    /** Deletes the row for good. */
    Uni<Void> remove(InstanceEntity row) {
        var deleted = row.toInstance().deleted(now());
        return instances.delete(row).call(_ -> outbox.append(deleted));
    }

    /** As precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Uni<Instance> publish(InstanceEntity row) {
        return instances
                .flush()
                .map(_ -> row.toInstance())
                .call(instance -> outbox.append(instance.changed()));
    }
}
