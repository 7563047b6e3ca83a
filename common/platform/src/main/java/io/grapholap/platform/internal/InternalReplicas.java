package io.grapholap.platform.internal;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks any one of several replicas that know the same, in turn. One that cannot be reached passes
 * the question on to the next.
 */
public final class InternalReplicas {
    // One address may lead to several replicas, too.
    private static final int MIN_ATTEMPTS = 2;

    private final List<InternalClient> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    InternalReplicas(List<InternalClient> replicas) {
        this.replicas = replicas;
    }

    /**
     * POST of a question that changes nothing; each replica is asked at most once, a single one
     * twice.
     *
     * @param deadline for all attempts together
     * @return fails as {@link InternalClient} says, with the word of the replica asked last
     */
    public <T> Uni<T> ask(String path, Object question, Class<T> answer, Duration deadline) {
        int attempts = Math.max(MIN_ATTEMPTS, replicas.size());
        return Uni.createFrom()
                .deferred(() -> {
                    long end = System.nanoTime() + deadline.toNanos();
                    return Uni.createFrom()
                            .deferred(() -> next().post(path, question, answer, left(end)))
                            .onFailure(e -> isAway(e) && System.nanoTime() < end)
                            .retry()
                            .atMost(attempts - 1L);
                });
    }

    private InternalClient next() {
        return replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    private static boolean isAway(Throwable e) {
        return e instanceof Unavailable u && u.code() == ErrorCode.SERVICE_UNAVAILABLE;
    }
}
