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
 * The control plane's API keys, seen from another service: a key that was revoked is refused within
 * a minute, and as soon as the news of it arrive. While the control plane is away, no answer is
 * used for longer than that.
 */
@DefaultBean
@ApplicationScoped
class RemoteKeyDirectory implements KeyDirectory, IdentityCache {
    private static final Duration ABSENCE = Duration.ofSeconds(5);

    private final IdentityAnswers<ApiKey, KnownKey> answers;

    @Inject
    RemoteKeyDirectory(ControlPlaneClient controlPlane, Clock clock) {
        this(controlPlane::apiKey, clock);
    }

    RemoteKeyDirectory(Function<ApiKey, Uni<Optional<KnownKey>>> remote, Clock clock) {
        this.answers =
                new IdentityAnswers<>(remote, KnownKey::owner, ABSENCE, Duration.ZERO, clock);
    }

    @Override
    public Uni<Optional<KnownKey>> find(ApiKey key) {
        return answers.find(key);
    }

    @Override
    public void changed(String username) {
        answers.changed(username);
    }
}
