package io.grapholap.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.platform.internal.ControlPlaneClient;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The control plane's users, seen from another service. An answer holds for a minute, "no such
 * user" for five seconds; while the control plane is away, an older answer holds for ten minutes.
 */
@DefaultBean
@ApplicationScoped
class RemoteUserDirectory implements UserDirectory {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration FRESH_ABSENCE = Duration.ofSeconds(5);
    private static final Duration USABLE = Duration.ofMinutes(10);
    private static final int MAX_USERS = 10_000;

    private final Function<String, Uni<Optional<KnownUser>>> remote;
    private final Clock clock;
    private final Cache<String, Answer> answers =
            Caffeine.newBuilder().maximumSize(MAX_USERS).build();

    @Inject
    RemoteUserDirectory(ControlPlaneClient controlPlane, Clock clock) {
        this.remote = controlPlane::user;
        this.clock = clock;
    }

    RemoteUserDirectory(Function<String, Uni<Optional<KnownUser>>> remote, Clock clock) {
        this.remote = remote;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<KnownUser>> find(String username) {
        var known = answers.getIfPresent(username);
        if (known != null && known.youngerThan(known.freshness(), clock.instant())) {
            return Uni.createFrom().item(known.user());
        }
        var asked =
                remote.apply(username)
                        .invoke(u -> answers.put(username, new Answer(u, clock.instant())));
        return known != null && known.youngerThan(USABLE, clock.instant())
                ? asked.onFailure(Unavailable.class).recoverWithItem(known::user)
                : asked;
    }

    private record Answer(Optional<KnownUser> user, Instant at) {
        Duration freshness() {
            return user.isPresent() ? FRESH : FRESH_ABSENCE;
        }

        boolean youngerThan(Duration age, Instant now) {
            return at.plus(age).isAfter(now);
        }
    }
}
