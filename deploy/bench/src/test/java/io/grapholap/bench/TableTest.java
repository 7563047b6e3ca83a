package io.grapholap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void everyRowEndsInItsVerdictAndTheLastLineCountsBoth() {
        var printed = new ByteArrayOutputStream();
        var ours = samples(2, 1, 9);
        var reference = samples(10, 12, 11);

        Table.print(
                List.of(
                        Outcome.speed("fast", ours, reference, 5),
                        Outcome.speed("slow", reference, ours, 0.8),
                        new Outcome("late", 3.5, 3, "s", 3.5, new Outcome.Bar.AtMost(3))),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        var lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(1)).contains("2.000 s", "11.000 s", "5.50").endsWith("ok   >= 5.00");
        assertThat(lines.get(2)).endsWith("MISS >= 0.80");
        assertThat(lines.get(3)).endsWith("MISS <= 3.00");
        assertThat(lines.getLast()).isEqualTo("1 ok, 2 MISS");
    }

    private static Samples samples(double... values) {
        var samples = new Samples();
        for (double value : values) {
            samples.add(value);
        }
        return samples;
    }
}
