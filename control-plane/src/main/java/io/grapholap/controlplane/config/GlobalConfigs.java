package io.grapholap.controlplane.config;

import io.grapholap.common.error.PlatformException.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The configuration for those who follow it: four rows, kept for {@link #FRESH}, so that a change
 * on one control plane is followed by all of them a second later, and by its own at once.
 */
@ApplicationScoped
public class GlobalConfigs {
    static final Duration FRESH = Duration.ofSeconds(1);

    private final ConfigService service;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    GlobalConfigs(ConfigService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /**
     * The configuration as it is, or was a second ago; joins the session in hand if there is one.
     */
    public Uni<GlobalConfig> current() {
        return Uni.createFrom()
                .deferred(() -> {
                    var now = clock.instant();
                    var last = known;
                    long seen = changes.get();
                    return last != null && last.changes() == seen && now.isBefore(last.until())
                            ? Uni.createFrom().item(last.config())
                            : service.read()
                                    .invoke(c -> known = new Known(c, seen, now.plus(FRESH)));
                });
    }

    /**
     * Lets new work pass: called before anything is stored that would start some.
     *
     * @return fails with {@link Unavailable} and the operator's message during maintenance
     */
    public Uni<Void> requireOpen() {
        return current().invoke(config -> config.maintenance().requireOpen()).replaceWithVoid();
    }

    /** Has everyone who asks from now on look at the database. */
    void forget() {
        changes.incrementAndGet();
    }

    private record Known(GlobalConfig config, long changes, Instant until) {}
}
