package io.grapholap.controlplane.key;

import io.grapholap.platform.identity.ApiKey;
import io.grapholap.platform.identity.IdentityAnswers;
import io.grapholap.platform.identity.IdentityCache;
import io.grapholap.platform.identity.KeyDirectory;
import io.grapholap.platform.identity.KnownKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The API keys that requests show, each read from the database once a minute. A revoked one is
 * refused at once by the control plane that revokes it, and by the others as soon as the event of
 * it arrives.
 */
@ApplicationScoped
class KnownKeys implements KeyDirectory, IdentityCache {
    private final IdentityAnswers<ApiKey, KnownKey> answers;

    KnownKeys(ApiKeyService keys, Clock clock) {
        this.answers =
                new IdentityAnswers<>(
                        keys::find, KnownKey::owner, Duration.ZERO, Duration.ZERO, clock);
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
