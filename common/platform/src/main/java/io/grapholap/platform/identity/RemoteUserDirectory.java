package io.grapholap.platform.identity;

import io.grapholap.platform.internal.ControlPlaneClient;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The control plane's users, seen from another service. An answer holds for a minute, "no such
 * user" for five seconds; while the control plane is away, an older answer holds for ten minutes.
 */
@DefaultBean
@ApplicationScoped
class RemoteUserDirectory implements UserDirectory, IdentityCache {
    private static final Duration ABSENCE = Duration.ofSeconds(5);
    private static final Duration USABLE = Duration.ofMinutes(10);

    private final IdentityAnswers<String, KnownUser> answers;

    @Inject
    RemoteUserDirectory(ControlPlaneClient controlPlane, Clock clock) {
        this(controlPlane::user, clock);
    }

    RemoteUserDirectory(Function<String, Uni<Optional<KnownUser>>> remote, Clock clock) {
        this.answers = new IdentityAnswers<>(remote, KnownUser::username, ABSENCE, USABLE, clock);
    }

    @Override
    public Uni<Optional<KnownUser>> find(String username) {
        return answers.find(username);
    }

    @Override
    public void changed(String username) {
        answers.changed(username);
    }
}
