package io.grapholap.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.controlplane.limit.Limits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SizingTest {
    private static final long GIB = 1L << 30;
    private static final long MOST = 32 * GIB;
    private static final Limits LIMITS = new Limits(10, 50, MOST, 2 * MOST, 8 * MOST);

    @Test
    void sizesFollowTheData() {
        assertThat(Sizing.of("ryugraph", 0, MOST).memoryBytes()).isEqualTo(3 * GIB);
        assertThat(Sizing.of("ryugraph", 10 * GIB, MOST).memoryBytes()).isEqualTo(19 * GIB);
        assertThat(Sizing.of("falkordb", 10 * GIB, MOST).memoryBytes()).isEqualTo(32 * GIB);
        assertThat(Sizing.of("ryugraph", 0, MOST).diskBytes()).isEqualTo(10 * GIB);
        assertThat(Sizing.of("ryugraph", 10 * GIB, MOST).diskBytes()).isEqualTo(17 * GIB);
        assertThat(Sizing.gib(3 * GIB + 1)).isEqualTo(4);
        assertThat(Sizing.doubled(20 * GIB, MOST)).isEqualTo(MOST);
    }

    @Property
    void whatFitsHasWhatItNeedsInWholeGibibytes(@ForAll @LongRange(max = 1L << 40) long bytes) {
        var size = Sizing.of("ryugraph", bytes, MOST);
        assertThat(size.memoryBytes() % GIB).isZero();
        assertThat(size.memoryBytes()).isBetween(3 * GIB, MOST);
        assertThat(size.fits(LIMITS)).isEqualTo(size.needBytes() <= MOST);
        if (size.fits(LIMITS)) {
            assertThat(size.memoryBytes()).isGreaterThanOrEqualTo(size.needBytes());
        }
        assertThat(size.diskBytes()).isGreaterThan(bytes);
    }

    @Property
    void memoryIsUpgradedOnlyWhenMuchOfItIsUsed(
            @ForAll @LongRange(min = 1, max = 32) long gib,
            @ForAll @LongRange(max = 40) long used) {
        var upgrade = new MemoryUse(1, gib * GIB, used * GIB).upgrade(MOST);
        assertThat(upgrade.isPresent()).isEqualTo(used > 0.8 * gib && gib < 32);
        upgrade.ifPresent(u -> {
            assertThat(u.memoryBytes()).isEqualTo(Math.min(MOST, 2 * gib * GIB));
            assertThat(u.reason()).isEqualTo(used > 0.9 * gib ? "urgent" : "proactive");
        });
    }
}
