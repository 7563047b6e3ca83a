package io.grapholap.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What another service answered: found things hold for a minute, "there is none" for five seconds.
 */
final class RemoteAnswers<K, V> {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration FRESH_ABSENCE = Duration.ofSeconds(5);
    private static final int MAX_ANSWERS = 10_000;

    private final Function<K, Uni<Optional<V>>> remote;
    private final Duration usable;
    private final Clock clock;
    private final Cache<K, Answer<V>> answers =
            Caffeine.newBuilder().maximumSize(MAX_ANSWERS).build();

    /**
     * @param usable how long an answer may still be used while the other service is away
     */
    RemoteAnswers(Function<K, Uni<Optional<V>>> remote, Duration usable, Clock clock) {
        this.remote = remote;
        this.usable = usable;
        this.clock = clock;
    }

    Uni<Optional<V>> find(K key) {
        var known = answers.getIfPresent(key);
        if (known != null && known.youngerThan(known.freshness(), clock.instant())) {
            return Uni.createFrom().item(known.value());
        }
        var asked =
                remote.apply(key)
                        .invoke(value -> answers.put(key, new Answer<>(value, clock.instant())));
        return known != null && known.youngerThan(usable, clock.instant())
                ? asked.onFailure(Unavailable.class).recoverWithItem(known::value)
                : asked;
    }

    /** Asks again for what this is true of. */
    void forget(Predicate<V> stale) {
        answers.asMap().values().removeIf(answer -> answer.value().filter(stale).isPresent());
    }

    private record Answer<V>(Optional<V> value, Instant at) {
        Duration freshness() {
            return value.isPresent() ? FRESH : FRESH_ABSENCE;
        }

        boolean youngerThan(Duration age, Instant now) {
            return at.plus(age).isAfter(now);
        }
    }
}
