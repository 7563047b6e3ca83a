package io.grapholap.gateway.proxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.gateway.route.Route;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Signed tokens, each used again for the first half of its life. */
final class TokenCache {
    private static final Duration REUSE = InstanceToken.LIFETIME.dividedBy(2);
    private static final int MAX_TOKENS = 10_000;

    private final InstanceToken.Signer signer;
    private final Cache<Key, String> tokens;

    private record Key(
            String username,
            String role,
            String slug,
            long incarnation,
            boolean run,
            boolean write) {}

    TokenCache(InstanceToken.Signer signer, Clock clock) {
        this.signer = signer;
        this.tokens =
                Caffeine.newBuilder()
                        .maximumSize(MAX_TOKENS)
                        .expireAfterWrite(REUSE)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .build();
    }

    /** A token that makes this caller known to this incarnation. */
    String token(Caller caller, Route route) {
        var key =
                new Key(
                        caller.username(),
                        caller.role().wireName(),
                        route.slug(),
                        route.incarnation(),
                        route.sharing().mayRun(caller),
                        caller.scopes().contains(Scope.WRITE));
        return tokens.get(
                key,
                k ->
                        signer.sign(
                                k.username(),
                                k.role(),
                                k.slug(),
                                k.incarnation(),
                                k.run(),
                                k.write()));
    }
}
