package io.grapholap.wrapper.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.wrapper.WrapperConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final List<LogRecord> warnings = new ArrayList<>();
    private final Handler listener =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                        warnings.add(record);
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        Logger.getLogger(Rehearsal.class.getName()).addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger(Rehearsal.class.getName()).removeHandler(listener);
    }

    @Test
    void aStartIsPlayedToItsEndAndLeavesNothing() throws IOException {
        var before = rehearsals();

        new Rehearsal(config("ryugraph")).run();

        assertThat(warnings).isEmpty();
        assertThat(rehearsals()).isEqualTo(before);
    }

    @Test
    void aRehearsalThatFailsIsToldAndHarmsNobody() throws IOException {
        var before = rehearsals();

        new Rehearsal(config("no-such-engine")).run();

        assertThat(warnings).hasSize(1);
        assertThat(rehearsals()).isEqualTo(before);
    }

    private static List<Path> rehearsals() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("rehearsal"))
                    .sorted()
                    .toList();
        }
    }

    private static WrapperConfig config(String engine) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WrapperConfig.class)
                .withDefaultValues(
                        Map.of("wrapper.engine", engine, "wrapper.gateway-public-key", "x"))
                .build()
                .getConfigMapping(WrapperConfig.class);
    }
}
