package io.grapholap.controlplane.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class WorkerPresenceTest {
    @Inject WorkerPresence presence;

    @Test
    void waitingCountsFromTheLastWorkerSeenAndFromTheStartAtLeast() throws Throwable {
        var soon = Instant.now().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofHours(1));
        var later = soon.plus(Duration.ofHours(1));

        await(() -> presence.seen("probe", soon));
        assertThat(await(() -> presence.attended(later))).isEqualTo(soon);

        // One that is long gone neither counts nor stays.
        var past = Instant.now().minus(Duration.ofDays(2));
        await(() -> presence.seen("probe", past));
        await(presence::forgetOld);
        assertThat(await(() -> presence.attended(later)))
                .isBefore(soon)
                .isAfter(Instant.now().minus(Duration.ofHours(1)));
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(work));
    }
}
