package io.grapholap.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What operators get is what was read by a person; {@code -Dgolden.update} writes it anew. */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @FieldSource("io.grapholap.helm.Chart#SETS")
    void theChartRendersAsItIsKept(String set) throws IOException {
        var file = GOLDEN.resolve(set + ".yaml");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, Chart.text(set));
        }
        assertThat(Chart.text(set)).isEqualTo(Files.readString(file));
    }

    @Test
    void theChartPassesHelmsOwnCheck() {
        var result = new Helm(Chart.CHART).lint().strict().call();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @Test
    void theChartCanBePacked(@TempDir Path target) {
        new Helm(Chart.CHART).packageIt().withDestination(target).call();
        assertThat(target.resolve("graph-olap-0.1.0.tgz")).isNotEmptyFile();
    }
}
