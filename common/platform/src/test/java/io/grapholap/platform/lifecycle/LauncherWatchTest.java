package io.grapholap.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.platform.lifecycle.LauncherWatch.Launcher;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LauncherWatchTest {
    @Test
    void theParentProcessLives() {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        assertThat(LauncherWatch.launcher(parent).lives()).isTrue();
    }

    @Test
    void aProcessThatEndedDoesNotLive() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(LauncherWatch.launcher(process.pid()).lives()).isFalse();
    }

    @Test
    void aProcessWithTheSameNumberIsNotTheLauncher() throws Exception {
        long own = ProcessHandle.current().pid();
        assertThat(new Launcher(own, Instant.EPOCH).lives()).isFalse();

        var younger = new ProcessBuilder("sleep", "30").start();
        try {
            assertThat(LauncherWatch.launcher(younger.pid()).lives()).isFalse();
        } finally {
            younger.destroyForcibly();
        }
    }
}
