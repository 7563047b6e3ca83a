package io.grapholap.controlplane.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.paging.Page.Range;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TotalsTest {
    private Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final Totals totals = new Totals(time.withZone(ZoneOffset.UTC));
    private long stored = 70;
    private int counted;

    private long total(Filter filter, int offset, int shown) {
        return totals.of(Object.class, filter, new Range(offset, 50), shown, this::count)
                .await()
                .indefinitely();
    }

    private Uni<Long> count() {
        counted++;
        return Uni.createFrom().item(stored);
    }

    private long firstPart() {
        return total(Filter.all(), 0, 50);
    }

    @Test
    void theLastPartAndAnEmptyListNeedNoCount() {
        assertThat(total(Filter.all(), 0, 0)).isZero();
        assertThat(total(Filter.all(), 50, 20)).isEqualTo(70);
        assertThat(counted).isZero();
    }

    @Test
    void aFullPartAndOneBeyondTheEndAreCounted() {
        assertThat(total(Filter.all(), 0, 50)).isEqualTo(70);
        assertThat(total(Filter.all(), 100, 0)).isEqualTo(70);
    }

    @Test
    void aCountIsKeptForASecondWhateverThePart() {
        assertThat(firstPart()).isEqualTo(70);
        stored = 71;
        now = now.plusMillis(900);
        assertThat(firstPart()).isEqualTo(70);
        assertThat(total(Filter.all(), 10, 50)).isEqualTo(70);
        assertThat(counted).isOne();

        now = now.plusMillis(200);
        assertThat(firstPart()).isEqualTo(71);
    }

    @Test
    void whatWasChangedHereIsCountedAtOnceAlsoWhileACountIsUnderWay() {
        assertThat(firstPart()).isEqualTo(70);
        stored = 71;
        totals.forget();
        assertThat(firstPart()).isEqualTo(71);

        now = now.plusSeconds(2);
        totals.of(
                        Object.class,
                        Filter.all(),
                        new Range(0, 50),
                        50,
                        () -> {
                            totals.forget();
                            return count();
                        })
                .await()
                .indefinitely();
        stored = 72;
        assertThat(firstPart()).isEqualTo(72);
    }

    @Test
    void eachListHasItsOwnCount() {
        assertThat(total(Filter.all().equal("owner", "alice"), 0, 50)).isEqualTo(70);
        stored = 80;
        assertThat(total(Filter.all().equal("owner", "bob"), 0, 50)).isEqualTo(80);
        assertThat(total(Filter.all().equal("owner", "alice"), 0, 50)).isEqualTo(70);
    }
}
