package io.grapholap.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PublishedRowsTest {
    private static final int KEPT_BY_KAFKA = 4096;

    @Property
    void idsAreReadAsTheyWereWritten(
            @ForAll @Size(max = 500) Set<@LongRange(min = 1, max = 1_000_000_000) Long> some) {
        var ids = some.stream().sorted().toList();

        var rows = new PublishedRows(ids, Instant.parse("2026-01-02T03:04:05.678901Z"));
        var text = rows.encode();

        assertThat(PublishedRows.decode(rows.newestMicros(), text))
                .isEqualTo(ids.isEmpty() ? PublishedRows.NONE : rows);
        assertThat(text.length()).isLessThanOrEqualTo(KEPT_BY_KAFKA);
    }
}
