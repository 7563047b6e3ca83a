package io.grapholap.wrapper.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grapholap.common.instance.InstanceToken;
import java.time.Clock;

/**
 * Tokens whose signature was found right, so that one that comes again is not computed again; that
 * costs more than many a query. The time is looked at each time.
 */
final class KnownTokens {
    private static final int MAX_TOKENS = 1_000;

    private final InstanceToken.Verifier verifier;
    private final Clock clock;
    private final Cache<String, InstanceToken> believed =
            Caffeine.newBuilder().maximumSize(MAX_TOKENS).build();

    KnownTokens(InstanceToken.Verifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /**
     * The claims of a token that is to be believed now.
     *
     * @throws InstanceToken.Invalid otherwise
     */
    InstanceToken verify(String token) {
        var known = believed.getIfPresent(token);
        if (known != null && known.holdsAt(clock.instant())) {
            return known;
        }
        believed.invalidate(token);
        var claims = verifier.verify(token);
        believed.put(token, claims);
        return claims;
    }
}
