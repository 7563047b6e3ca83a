package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Credentials;
import io.grapholap.platform.identity.IdentitySource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;

/** Gives everybody who is believed a row among the users, whatever door they come through. */
@Decorator
@Priority(100)
class FirstSight implements IdentitySource {
    private final IdentitySource source;
    private final Logins logins;

    FirstSight(@Delegate @Any IdentitySource source, Logins logins) {
        this.source = source;
        this.logins = logins;
    }

    @Override
    public Uni<Caller> identify(Credentials credentials) {
        return source.identify(credentials).call(logins::seen);
    }
}
