package io.grapholap.exportworker.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir Path directory;

    @Test
    void directoriesOfDeadProcessesAreSweptAndThoseOfLivingOnesStay() throws Exception {
        var work = directory.resolve("work dir");
        var child = new ProcessBuilder("true").start();
        child.waitFor();
        var dead = Files.createDirectories(work.resolve(child.pid() + "/x"));
        var foreign = Files.createDirectories(work.resolve("not-a-pid"));
        var scratch = new Scratch(TestConfig.in(work));
        var own = scratch.create();

        scratch.sweep();

        assertThat(dead.getParent()).doesNotExist();
        assertThat(foreign).exists();
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void aDeletedDirectoryIsGoneWithItsContents() throws IOException {
        var scratch = new Scratch(TestConfig.in(directory.resolve("work")));
        var own = scratch.create();
        Files.writeString(own.resolve("file"), "x");

        scratch.delete(own);
        scratch.delete(own);

        assertThat(own).doesNotExist();
    }
}
