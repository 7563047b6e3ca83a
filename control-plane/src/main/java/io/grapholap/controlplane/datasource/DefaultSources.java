package io.grapholap.controlplane.datasource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the mappings of a user read from who does not say. That there is no such source is
 * remembered for {@link #FRESH}: one that is chosen here counts at once, one that is chosen on
 * another control plane a second later.
 */
@ApplicationScoped
class DefaultSources {
    static final Duration FRESH = Duration.ofSeconds(1);

    private static final int MAX_USERS = 1_000;

    private final DataSourceRepository sources;
    private final Clock clock;
    private final AtomicLong chosen = new AtomicLong();
    private final Cache<String, Absence> absences =
            Caffeine.newBuilder().maximumSize(MAX_USERS).build();

    DefaultSources(DataSourceRepository sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** The default source of that user; needs an open session. */
    Uni<Optional<DataSource>> of(String owner) {
        long seen = chosen.get();
        var now = clock.instant();
        var absence = absences.getIfPresent(owner);
        if (absence != null && absence.holds(seen, now)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sources.defaultOf(owner)
                .map(row -> Optional.ofNullable(row).map(DataSourceEntity::toDataSource))
                .invoke(source -> {
                    if (source.isEmpty()) {
                        absences.put(owner, new Absence(seen, now.plus(FRESH)));
                    }
                });
    }

    /** Has everyone who asks from now on look: called when a choice is stored for good. */
    void forget() {
        chosen.incrementAndGet();
    }

    private record Absence(long chosen, Instant until) {
        boolean holds(long seen, Instant now) {
            return chosen == seen && now.isBefore(until);
        }
    }
}
