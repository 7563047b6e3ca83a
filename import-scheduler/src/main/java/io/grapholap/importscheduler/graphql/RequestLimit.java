package io.grapholap.importscheduler.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.platform.identity.Scope;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of each user in the minute that began with the first of them. */
@ApplicationScoped
class RequestLimit {
    private static final String COUNTED = RequestLimit.class.getName();

    private final Map<Scope, Integer> limits;
    private final Cache<Key, AtomicInteger> calls =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .maximumSize(100_000)
                    .build();

    RequestLimit(GraphQlConfig config) {
        this.limits =
                Map.of(
                        Scope.READ, config.queriesPerMinute(),
                        Scope.WRITE, config.mutationsPerMinute());
    }

    /**
     * Counts a call, once however many of its fields ask.
     *
     * @throws Refused {@code RATE_LIMIT_EXCEEDED}
     */
    void count(RoutingContext call, String username, Scope scope) {
        if (call.get(COUNTED) == null) {
            var made =
                    calls.get(new Key(username, scope), _ -> new AtomicInteger()).incrementAndGet();
            call.put(COUNTED, made <= limits.getOrDefault(scope, 0));
        }
        if (Boolean.FALSE.equals(call.get(COUNTED))) {
            throw new Refused(
                    ErrorCode.RATE_LIMIT_EXCEEDED,
                    "%d calls a minute are the most; ask again in a minute."
                            .formatted(limits.getOrDefault(scope, 0)));
        }
    }

    private record Key(String username, Scope scope) {}
}
