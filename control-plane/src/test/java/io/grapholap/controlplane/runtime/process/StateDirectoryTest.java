package io.grapholap.controlplane.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.controlplane.runtime.WrapperName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir Path temp;

    private final WrapperName name = new WrapperName(UUID.randomUUID(), 1);

    @Test
    void theLastWordsAreTheLastLineThatSaysSomething() throws IOException {
        var directory = prepared(name);
        assertThat(directory.lastWords(name)).isNull();

        Files.writeString(directory.log(name), "first\n  second  \n\n");
        assertThat(directory.lastWords(name)).isEqualTo("second");

        Files.writeString(
                directory.log(name), "x\n{\"level\":\"ERROR\",\"message\":\"no space left\"}\n");
        assertThat(directory.lastWords(name)).isEqualTo("no space left");

        Files.writeString(directory.log(name), "{half a line");
        assertThat(directory.lastWords(name)).isEqualTo("{half a line");

        Files.writeString(directory.log(name), "y".repeat(100_000));
        assertThat(directory.lastWords(name)).hasSize(500);
    }

    @Test
    void aRecordIsReadBackAndAHalfWrittenOneIsNone() throws IOException {
        var directory = prepared(name);
        var record = ProcessRecord.intent(name, Instant.EPOCH).became(ProcessHandle.current());
        directory.write(name, record);
        assertThat(directory.records()).containsEntry(name, java.util.Optional.of(record));

        Files.writeString(directory.work(name).resolveSibling("record.json"), "{\"slug\":");
        assertThat(directory.records()).containsEntry(name, java.util.Optional.empty());
    }

    @Test
    void onlyTheNewestLogsOfEndedWrappersAreKept() throws IOException {
        var directory = prepared(name);
        Files.writeString(directory.log(name), "still here");
        for (int i = 1; i <= 3; i++) {
            var log = directory.log(new WrapperName(UUID.randomUUID(), i));
            Files.writeString(log, "");
            Files.setLastModifiedTime(log, FileTime.fromMillis(1000L * i));
        }

        directory.pruneLogs(1);

        try (var left = Files.list(directory.log(name).getParent())) {
            assertThat(left.map(f -> f.getFileName().toString()))
                    .hasSize(2)
                    .contains(name + ".log")
                    .anyMatch(f -> f.endsWith("-3.log"));
        }
    }

    private StateDirectory prepared(WrapperName wrapper) throws IOException {
        var directory = new StateDirectory(temp);
        directory.prepare(wrapper, ProcessRecord.intent(wrapper, Instant.EPOCH));
        return directory;
    }
}
