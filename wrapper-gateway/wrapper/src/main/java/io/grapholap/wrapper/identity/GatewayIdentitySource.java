package io.grapholap.wrapper.identity;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Credentials;
import io.grapholap.platform.identity.IdentitySource;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.Scope;
import io.grapholap.wrapper.Assigned;
import io.grapholap.wrapper.Assignment;
import io.grapholap.wrapper.WrapperConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Believes a token that the gateway signed for this incarnation, and nothing else. */
@ApplicationScoped
class GatewayIdentitySource implements IdentitySource {
    private final WrapperConfig config;
    private final Assigned assigned;
    private final Clock clock;
    private volatile @Nullable KnownTokens tokens;

    GatewayIdentitySource(WrapperConfig config, Assigned assigned, Clock clock) {
        this.config = config;
        this.assigned = assigned;
        this.clock = clock;
    }

    @Override
    public Uni<Caller> identify(Credentials credentials) {
        if (credentials.bearer() == null) {
            return refused("needs a token of the gateway; call it through the instance's URL.");
        }
        if (assigned.find().isEmpty()) {
            return refused("is nobody's yet.");
        }
        try {
            var claims = tokens(assigned.get()).verify(credentials.bearer());
            return Role.of(claims.role())
                    .map(role -> Uni.createFrom().item(caller(claims, role)))
                    .orElseGet(() -> refused("does not know the role of the token."));
        } catch (InstanceToken.Invalid e) {
            return refused("does not believe the token: " + e.getMessage() + ".");
        }
    }

    private KnownTokens tokens(Assignment own) {
        var known = tokens;
        if (known == null) {
            known =
                    new KnownTokens(
                            new InstanceToken.Verifier(
                                    config.gatewayPublicKey(),
                                    own.urlSlug(),
                                    own.incarnation(),
                                    clock),
                            clock);
            tokens = known;
        }
        return known;
    }

    private static Caller caller(InstanceToken claims, Role role) {
        var scopes = EnumSet.of(Scope.READ);
        if (claims.write()) {
            scopes.add(Scope.WRITE);
        }
        if (claims.run()) {
            scopes.add(Scope.RUN);
        }
        return new Caller(claims.sub(), role, scopes, null);
    }

    private static <T> Uni<T> refused(String why) {
        return Uni.createFrom()
                .failure(new Unauthorized(ErrorCode.UNAUTHORIZED, "This instance " + why));
    }
}
