package io.grapholap.controlplane.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grapholap.common.paging.Page.Range;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How many rows there are in all. A part that is not full is the last one and needs no counting;
 * for the others a count is kept for {@link #FRESH}, so that a list costs the same whatever its
 * length. What a request changes here counts at once, what happens elsewhere a second later.
 */
@ApplicationScoped
class Totals {
    static final Duration FRESH = Duration.ofSeconds(1);

    private static final int MAX_LISTS = 1_000;

    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<Counted, Count> counts =
            Caffeine.newBuilder().maximumSize(MAX_LISTS).build();

    Totals(Clock clock) {
        this.clock = clock;
    }

    /**
     * The rows of a whole list.
     *
     * @param rows what is listed
     * @param shown how many rows of the range there are
     * @param count counts them all
     */
    Uni<Long> of(Class<?> rows, Filter filter, Range range, int shown, Supplier<Uni<Long>> count) {
        if (shown < range.limit() && (shown > 0 || range.offset() == 0)) {
            return Uni.createFrom().item((long) range.offset() + shown);
        }
        var list = new Counted(rows, filter.hql(), filter.parameters());
        long seen = changes.get();
        var now = clock.instant();
        var known = counts.getIfPresent(list);
        return known != null && known.changes() == seen && now.isBefore(known.until())
                ? Uni.createFrom().item(known.rows())
                : count.get()
                        .invoke(total -> counts.put(list, new Count(total, seen, now.plus(FRESH))));
    }

    /** Has everyone who asks from now on count again. */
    void forget() {
        changes.incrementAndGet();
    }

    private record Counted(Class<?> rows, String condition, Map<String, Object> parameters) {}

    private record Count(long rows, long changes, Instant until) {}
}
