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

/**
 * What those who know said of users or of keys, kept for a minute. When a user is {@link #changed},
 * what is kept about them goes, and for {@link #UNSETTLED} nothing about them is kept: neither an
 * answer that was under way, nor one from before the change commits, can outlive it.
 */
public final class IdentityAnswers<K, V> {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration UNSETTLED = Duration.ofSeconds(5);
    private static final int MAX_ANSWERS = 10_000;

    private final Function<K, Uni<Optional<V>>> source;
    private final Function<V, String> user;
    private final Duration absence;
    private final Duration usable;
    private final Clock clock;
    private final Cache<K, Answer<V>> answers =
            Caffeine.newBuilder().maximumSize(MAX_ANSWERS).build();
    private final Cache<String, Instant> changes =
            Caffeine.newBuilder().maximumSize(MAX_ANSWERS).build();

    /**
     * @param user whom an answer is about
     * @param absence how long "there is none" holds; zero for not at all
     * @param usable how long an answer may still be used while the source is away
     */
    public IdentityAnswers(
            Function<K, Uni<Optional<V>>> source,
            Function<V, String> user,
            Duration absence,
            Duration usable,
            Clock clock) {
        this.source = source;
        this.user = user;
        this.absence = absence;
        this.usable = usable;
        this.clock = clock;
    }

    /** What is kept, if it is fresh; else what the source says now. */
    public Uni<Optional<V>> find(K key) {
        var known = answers.getIfPresent(key);
        if (known != null && known.youngerThan(freshness(known.value()), clock.instant())) {
            return Uni.createFrom().item(known.value());
        }
        var asked = source.apply(key).invoke(value -> keep(key, value));
        return known != null && known.youngerThan(usable, clock.instant())
                ? asked.onFailure(Unavailable.class).recoverWithItem(known::value)
                : asked;
    }

    /** The user, or a key of theirs, is not what it was, or will not be in a moment. */
    public void changed(String username) {
        changes.put(username, clock.instant());
        answers.asMap().values().removeIf(answer -> answer.isAbout(username, user));
    }

    private void keep(K key, Optional<V> value) {
        answers.put(key, new Answer<>(value, clock.instant()));
        if (value.map(user).filter(this::isUnsettled).isPresent()) {
            answers.invalidate(key);
        }
    }

    private boolean isUnsettled(String username) {
        var change = changes.getIfPresent(username);
        return change != null && change.plus(UNSETTLED).isAfter(clock.instant());
    }

    private Duration freshness(Optional<V> value) {
        return value.isPresent() ? FRESH : absence;
    }

    private record Answer<V>(Optional<V> value, Instant at) {
        boolean youngerThan(Duration age, Instant now) {
            return at.plus(age).isAfter(now);
        }

        boolean isAbout(String username, Function<V, String> user) {
            return value.map(user).filter(username::equals).isPresent();
        }
    }
}
