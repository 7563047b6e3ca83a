package io.grapholap.importscheduler.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class FileMetricsTest {
    @Test
    void boundsAreReadExactly() {
        assertThat(FileMetrics.value(Types.LongType.get(), "-7")).contains(-7L);
        assertThat(FileMetrics.value(Types.DateType.get(), "1970-01-03")).contains(2);
        assertThat(FileMetrics.value(Types.DecimalType.of(12, 3), "1.500"))
                .contains(new BigDecimal("1.500"));
        assertThat(
                        FileMetrics.value(
                                Types.TimestampType.withZone(), "1970-01-01 00:00:01.000002+00"))
                .contains(1_000_002L);
        assertThat(
                        FileMetrics.value(
                                Types.TimestampType.withoutZone(), "1969-12-31 23:59:59.999999"))
                .contains(-1L);
    }

    @Test
    void whatCannotBeTrustedIsNoBound() {
        assertThat(FileMetrics.value(Types.StringType.get(), "x".repeat(65))).isEmpty();
        assertThat(FileMetrics.value(Types.TimestampType.withZone(), "infinity")).isEmpty();
        assertThat(FileMetrics.value(Types.DoubleType.get(), "1.0")).isEmpty();
    }
}
