package io.grapholap.wrapper.algorithm;

import static io.grapholap.wrapper.algorithm.Runs.holder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InstanceLockTest {
    private final InstanceLock lock = new InstanceLock();

    @Test
    void theSecondIsToldWhoHoldsIt() {
        lock.acquire(holder("alice", "e1"));

        assertThatThrownBy(() -> lock.acquire(holder("bob", "e2")))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_LOCKED);
                            assertThat(e.details())
                                    .containsEntry("holder_username", "alice")
                                    .containsEntry("holder_name", "alice")
                                    .containsEntry("algorithm_name", "pagerank")
                                    .containsEntry("algorithm", "pagerank")
                                    .containsEntry("acquired_at", "2026-01-02T03:04:05Z")
                                    .containsEntry("locked_at", "2026-01-02T03:04:05Z")
                                    .containsEntry("execution_id", "e1");
                        });
    }

    @Test
    void onlyItsHolderGivesItBack() {
        lock.acquire(holder("alice", "e1"));

        lock.release("e2");
        assertThat(lock.holder()).isPresent();
        lock.release("e1");
        assertThat(lock.holder()).isEmpty();
        lock.acquire(holder("bob", "e3"));
    }

    @Test
    void aFreeLockHasNoHolder() {
        assertThat(lock.toMap())
                .containsEntry("locked", false)
                .containsEntry("holder_id", null)
                .containsEntry("execution_id", null);
        lock.acquire(holder("alice", "e1"));
        assertThat(lock.toMap()).containsEntry("locked", true).containsEntry("holder_id", "alice");
    }

    @Test
    void neverTwoAtOnce() throws InterruptedException {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 200; i++) {
                var id = "e" + i;
                threads.execute(() -> {
                    try {
                        lock.acquire(holder("alice", id));
                    } catch (PlatformException e) {
                        return;
                    }
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                    lock.release(id);
                });
            }
        }
        assertThat(most).hasValue(1);
        assertThat(lock.holder()).isEmpty();
    }
}
