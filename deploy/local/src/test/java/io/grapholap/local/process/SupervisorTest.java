package io.grapholap.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private final List<String> journal = new ArrayList<>();
    private final MovingClock clock = new MovingClock();
    private final Backoff backoff =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4), 3, Duration.ofMinutes(1));
    private final Supervisor supervisor =
            new Supervisor(backoff, clock, new Random(1), journal::add);
    private FakePart part = new FakePart("sleep", "60");

    @AfterEach
    void stop() {
        supervisor.close();
        part.stop(Duration.ofSeconds(5));
    }

    @Test
    void aLivingPartIsLeftAlone() throws IOException {
        watch(part);

        supervisor.look();
        clock.forward(Duration.ofHours(1));
        supervisor.look();

        assertThat(part.starts()).isEqualTo(1);
        assertThat(journal).isEmpty();
    }

    @Test
    void aKilledPartIsStartedAgainAfterAPause() throws IOException {
        watch(part);
        kill();

        supervisor.look();
        assertThat(part.starts()).isEqualTo(1);
        assertThat(supervisor.health().getFirst().waiting()).isTrue();

        clock.forward(Duration.ofSeconds(2));
        supervisor.look();
        assertThat(part.starts()).isEqualTo(2);
        assertThat(part.process().orElseThrow().alive()).isTrue();
        assertThat(supervisor.health().getFirst().restarts()).isEqualTo(1);
    }

    @Test
    void aPartThatCrashesInARowIsGivenUp() throws IOException {
        part = new FakePart("false");
        watch(part);

        for (int i = 0; i < 20; i++) {
            part.process().orElseThrow().awaitEnd(Duration.ofSeconds(5));
            supervisor.look();
            clock.forward(Duration.ofSeconds(5));
        }

        assertThat(part.starts()).isEqualTo(1 + backoff.restarts());
        assertThat(supervisor.health().getFirst().givenUp()).isTrue();
        assertThat(journal.getLast()).contains("too often").contains("fake.log");
    }

    private void watch(FakePart watched) throws IOException {
        watched.start();
        supervisor.watch(watched);
    }

    private void kill() {
        part.process().orElseThrow().kill();
        assertThat(part.process().orElseThrow().awaitEnd(Duration.ofSeconds(5))).isTrue();
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.EPOCH;

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
