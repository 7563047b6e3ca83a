package io.grapholap.controlplane.idempotency;

import io.grapholap.controlplane.job.BackgroundJob;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes keys that were kept long enough, a batch after the other. */
@ApplicationScoped
class ForgetKeys implements BackgroundJob {
    private final KeyService keys;
    private final IdempotencyConfig config;

    ForgetKeys(KeyService keys, IdempotencyConfig config) {
        this.keys = keys;
        this.config = config;
    }

    @Override
    public String name() {
        return "idempotency_keys";
    }

    @Override
    public Duration interval() {
        return config.forgetEvery();
    }

    @Override
    public Uni<Void> run() {
        return Multi.createBy()
                .repeating()
                .uni(keys::forget)
                .whilst(forgotten -> forgotten == KeyService.FORGOTTEN_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
