package io.grapholap.importscheduler.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class CursorTest {
    @Property(tries = 200)
    void whatWasWrittenIsReadAgain(
            @ForAll @LongRange(min = -1_000_000_000_000_000L, max = 4_000_000_000_000_000L)
                    long micros,
            @ForAll @StringLength(min = 1, max = 40) String id) {
        var plain = id.replaceAll("[\\p{Cs}]", "x");
        var cursor =
                new Cursor(
                        Instant.ofEpochSecond(
                                Math.floorDiv(micros, 1_000_000L),
                                Math.floorMod(micros, 1_000_000L) * 1_000L),
                        plain);
        assertThat(Cursor.parse(cursor.text())).contains(cursor);
    }

    @Property(tries = 200)
    void anythingElseIsNone(@ForAll @StringLength(max = 30) String text) {
        assertThat(Cursor.parse("?" + text)).isEmpty();
    }
}
