package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.LimitExceeded;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.controlplane.instance.InstanceState.Failed;
import io.grapholap.controlplane.instance.InstanceState.Hopeful;
import io.grapholap.controlplane.instance.InstanceState.Restartable;
import io.grapholap.controlplane.limit.Limits;
import io.grapholap.controlplane.limit.Reservations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an instance whose wrapper failed. One that ran out of memory is started again
 * with twice as much, as often as the configuration allows and while limits permit; others fail.
 */
@ApplicationScoped
class Failures {
    private final InstanceLife life;
    private final Reservations reservations;
    private final InstanceConfig config;

    Failures(InstanceLife life, Reservations reservations, InstanceConfig config) {
        this.life = life;
        this.reservations = reservations;
        this.config = config;
    }

    /**
     * Fails an instance, or has it recover; its row is locked.
     *
     * @param message what a person can do something about
     */
    Uni<Instance> fail(
            InstanceEntity row,
            Hopeful state,
            InstanceErrorCode code,
            String message,
            @Nullable String stackTrace) {
        var failed = state.failed(code, message, stackTrace);
        return code == InstanceErrorCode.OOM_KILLED && state instanceof Restartable restartable
                ? reservations.limits().flatMap(limits -> recover(row, restartable, failed, limits))
                : life.move(row, failed);
    }

    private Uni<Instance> recover(
            InstanceEntity row, Restartable state, Failed otherwise, Limits limits) {
        long before = row.memoryBytes;
        long after = Sizing.doubled(before, limits.instanceMemory());
        if (!config.upgrades() || row.upgradeCount >= config.maxUpgrades() || after <= before) {
            return life.move(row, otherwise);
        }
        row.upgradeCount++;
        row.upgradedAt = life.now();
        return life.move(row, state.restarted(life.now()), after)
                .call(_ -> life.note(row, Happening.oomRecovered(before, after)))
                .onFailure(LimitExceeded.class)
                .recoverWithUni(_ -> life.move(row, otherwise));
    }
}
