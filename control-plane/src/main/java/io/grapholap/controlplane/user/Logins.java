package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes logins, each user's at most once a minute, so that reading requests stay reading. */
@ApplicationScoped
class Logins {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 10_000;

    private final Map<Caller, Instant> noted = new ConcurrentHashMap<>();
    private final UserService users;
    private final Clock clock;

    Logins(UserService users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    Uni<Void> seen(Caller caller) {
        var now = clock.instant();
        var last = noted.get(caller);
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            return Uni.createFrom().voidItem();
        }
        return users.loggedIn(caller).invoke(() -> note(caller, now));
    }

    private void note(Caller caller, Instant now) {
        if (noted.size() >= MAX_REMEMBERED) {
            noted.clear();
        }
        noted.put(caller, now);
    }
}
