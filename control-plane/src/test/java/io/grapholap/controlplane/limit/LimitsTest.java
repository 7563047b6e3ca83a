package io.grapholap.controlplane.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.error.PlatformException.LimitExceeded;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final long GIB = 1L << 30;
    private static final Limits LIMITS = new Limits(5, 20, 32 * GIB, 64 * GIB, 256 * GIB);

    @Test
    void theFirstLimitThatWouldBreakIsNamedWithItsNumbers() {
        assertThat(broken(reserved(20, 0), reserved(5, 0), reserved(1, 0)))
                .isEqualTo(
                        Map.of(
                                "limit_type",
                                "per_analyst",
                                "current_count",
                                5L,
                                "max_allowed",
                                5L));
        assertThat(broken(reserved(20, 0), reserved(4, 0), reserved(1, 0)))
                .containsEntry("limit_type", "cluster_total");
        assertThat(broken(reserved(1, 0), reserved(1, 0), reserved(1, 33 * GIB)))
                .containsEntry("limit_type", "instance_memory");
        assertThat(broken(reserved(1, 60 * GIB), reserved(1, 60 * GIB), reserved(1, 5 * GIB)))
                .containsEntry("limit_type", "user_memory")
                .containsEntry("current_count", 60L)
                .containsEntry("max_allowed", 64L);
        assertThat(broken(reserved(1, 255 * GIB), reserved(1, 0), reserved(1, 3 * GIB)))
                .containsEntry("limit_type", "cluster_memory");
    }

    @Property
    void givingBackIsNeverRefused(
            @ForAll @LongRange(max = 1000) long instances,
            @ForAll @LongRange(max = 1L << 50) long bytes) {
        var now = reserved(instances, bytes);
        assertThat(LIMITS.broken(now, now, Reserved.NOTHING.minus(Reserved.one(3 * GIB)), 0))
                .isEmpty();
    }

    @Property
    void whatIsLetInNeverBreaksALimit(
            @ForAll @LongRange(max = 30) long cluster,
            @ForAll @LongRange(max = 10) long owner,
            @ForAll @LongRange(min = 1, max = 64) long gib) {
        var total = reserved(cluster, cluster * 3 * GIB);
        var own = reserved(owner, owner * 3 * GIB);
        if (LIMITS.broken(total, own, Reserved.one(gib * GIB), gib * GIB).isEmpty()) {
            assertThat(cluster + 1).isLessThanOrEqualTo(20);
            assertThat(owner + 1).isLessThanOrEqualTo(5);
            assertThat(gib).isLessThanOrEqualTo(32);
            assertThat(owner * 3 + gib).isLessThanOrEqualTo(64);
            assertThat(cluster * 3 + gib).isLessThanOrEqualTo(256);
        }
    }

    private static Map<String, Object> broken(Reserved cluster, Reserved owner, Reserved change) {
        return LIMITS.broken(cluster, owner, change, change.memoryBytes())
                .map(LimitExceeded::details)
                .orElseThrow();
    }

    private static Reserved reserved(long instances, long bytes) {
        return new Reserved(instances, bytes);
    }
}
