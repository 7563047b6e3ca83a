package io.grapholap.controlplane.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.json.Json;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Claims, answers and forgets keys. */
@ApplicationScoped
class KeyService {
    static final int FORGOTTEN_AT_ONCE = 1_000;

    /** Any view but {@link ToldOnce} leaves out what is told once. */
    private static final ObjectWriter REPLAYABLE = Json.mapper().writerWithView(Object.class);

    private final KeyRepository keys;
    private final IdempotencyConfig config;
    private final Clock clock;

    KeyService(KeyRepository keys, IdempotencyConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** Claims the key of a request, or says why it is not to be had. */
    @WithTransaction
    Uni<Verdict> claim(KeyedRequest request) {
        return keys.claim(request, UUID.randomUUID(), now(), config.keep(), config.claim());
    }

    /**
     * Stores the answer with what the transaction in hand creates.
     *
     * @param data what the answer holds; parts that are {@link ToldOnce} are left out
     * @return fails with {@code REQUEST_IN_FLIGHT} if another request has taken the key over; the
     *     transaction must not commit then
     */
    @WithTransaction
    Uni<Void> answer(KeyedRequest request, UUID claim, int status, Object data) {
        return keys.answer(request, claim, status, json(data))
                .invoke(held -> {
                    if (!held) {
                        throw inFlight(1);
                    }
                })
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Void> release(KeyedRequest request, UUID claim) {
        return keys.release(request, claim);
    }

    /** Forgets some of the requests that were kept long enough; says how many. */
    @WithTransaction
    Uni<Integer> forget() {
        return keys.forget(now().minus(config.keep()), FORGOTTEN_AT_ONCE);
    }

    static Refused inFlight(long seconds) {
        return new Refused(
                ErrorCode.REQUEST_IN_FLIGHT,
                "A request with this " + KeyedRequest.HEADER + " is under way; ask again soon.",
                Map.of("retry_after_seconds", seconds));
    }

    private static String json(Object data) {
        try {
            return REPLAYABLE.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
