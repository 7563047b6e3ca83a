package io.grapholap.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessRefTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aStoppedProcessIsNotAlive() throws IOException {
        var process = start("sleep", "60");
        assertThat(process.alive()).isTrue();

        process.stop(SOON);

        assertThat(process.alive()).isFalse();
        process.stop(SOON);
    }

    @Test
    void aProcessThatIgnoresThePoliteRequestIsKilled() throws IOException {
        var process = start("sh", "-c", "trap '' TERM; while :; do sleep 1; done");

        process.stop(Duration.ofMillis(200));

        assertThat(process.alive()).isFalse();
    }

    @Test
    void aLaterProcessWithTheSameIdIsAnother() {
        var current = ProcessRef.current();
        var earlier = new ProcessRef(current.pid(), Instant.parse("2001-01-01T00:00:00Z"));

        assertThat(current.alive()).isTrue();
        assertThat(earlier.alive()).isFalse();
        assertThat(earlier.awaitEnd(Duration.ZERO)).isTrue();
    }

    @Test
    void memoryOfThisProcessIsKnown() {
        assertThat(ProcessMemory.residentBytes(ProcessRef.current().pid()).orElseThrow())
                .isGreaterThan(10_000_000);
    }

    @Test
    void grandchildrenAreRememberedWhenTheirParentHasGone() throws IOException {
        var offspring = new Offspring();
        var parent = start("sh", "-c", "sleep 60 & wait");
        await().atMost(SOON)
                .until(() -> {
                    offspring.look(List.of(parent));
                    return offspring.alive().size() == 1;
                });
        parent.kill();
        assertThat(parent.awaitEnd(SOON)).isTrue();
        assertThat(offspring.alive()).hasSize(1);

        offspring.stop(SOON);

        assertThat(offspring.alive()).isEmpty();
    }

    private static ProcessRef start(String... command) throws IOException {
        return ProcessRef.of(new ProcessBuilder(command).start().toHandle());
    }
}
