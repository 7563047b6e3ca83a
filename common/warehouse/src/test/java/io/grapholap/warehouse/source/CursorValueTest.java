package io.grapholap.warehouse.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CursorValueTest {
    @Property(tries = 300)
    void textKeepsEveryNanosecond(
            @ForAll @LongRange(min = -30_000_000_000L, max = 200_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        var value = new CursorValue(Instant.ofEpochSecond(second, nano));

        assertThat(CursorValue.parse(value.text())).isEqualTo(value);
    }

    @Property(tries = 300)
    void aCeilingCutsCoarserColumnsInTheSamePlace(
            @ForAll @IntRange(max = 5_000) int boundNanos, @ForAll @IntRange(max = 5) int micros) {
        var bound = new CursorValue(Instant.ofEpochSecond(7, boundNanos));
        var stored = new CursorValue(Instant.ofEpochSecond(7, micros * 1_000L));

        assertThat(stored.isBefore(bound.ceil(ChronoUnit.MICROS)))
                .isEqualTo(stored.isBefore(bound));
    }

    @Test
    void twoNanosecondsAreTwoValues() {
        var one = CursorValue.parse("2026-08-01T00:00:00.123456001");
        var other = CursorValue.parse("2026-08-01 00:00:00.123456999Z");

        assertThat(one).isLessThan(other);
        assertThat(other.nanos() - one.nanos()).isEqualTo(998);
        assertThat(one.text()).isEqualTo("2026-08-01T00:00:00.123456001");
        assertThat(CursorValue.parse("2026-08-01").text())
                .isEqualTo("2026-08-01T00:00:00.000000000");
    }

    @Test
    void whatWouldHaveToBeRoundedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CursorValue.parse("2026-08-01T00:00:00.1234567891"));
        assertThatIllegalArgumentException().isThrownBy(() -> CursorValue.parse("yesterday"));
    }

    @Test
    void slicesOfASliceAreThatSlice() {
        var parts = HashSlice.WHOLE.split().orElseThrow();
        for (int hash = 0; hash < 1_000; hash++) {
            int h = hash;
            assertThat(parts).filteredOn(p -> h % p.buckets() == p.bucket()).hasSize(1);
            assertThat(new HashSlice(3, 16).split().orElseThrow())
                    .filteredOn(p -> h % p.buckets() == p.bucket())
                    .hasSize(h % 16 == 3 ? 1 : 0);
        }
    }
}
