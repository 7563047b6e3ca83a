package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.IdentityAnswers;
import io.grapholap.platform.identity.IdentityCache;
import io.grapholap.platform.identity.KnownUser;
import io.grapholap.platform.identity.UserDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The users whom requests ask for, each read from the database once a minute. A change counts at
 * once on the control plane that makes it, and on the others as soon as its event arrives.
 */
@ApplicationScoped
class KnownUsers implements UserDirectory, IdentityCache {
    private final IdentityAnswers<String, KnownUser> answers;

    KnownUsers(UserService users, Clock clock) {
        this.answers =
                new IdentityAnswers<>(
                        users::find, KnownUser::username, Duration.ZERO, Duration.ZERO, clock);
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
