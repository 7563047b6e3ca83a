package io.grapholap.controlplane.idempotency;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key that the request in hand holds, if it came with one. */
@RequestScoped
class CurrentClaim {
    private @Nullable Held held;
    private boolean answered;

    /**
     * A key that was claimed.
     *
     * @param status of the answer if all goes well
     */
    record Held(KeyedRequest request, UUID claim, int status) {}

    @Nullable Held held() {
        return held;
    }

    void hold(Held claimed) {
        held = claimed;
    }

    /** Whether the answer was stored, in a transaction that may have failed since. */
    boolean answered() {
        return answered;
    }

    void answer() {
        answered = true;
    }
}
