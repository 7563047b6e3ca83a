package io.grapholap.gateway.proxy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.gateway.GatewayConfig;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * The end of a gateway: from when it is told to stop, nothing new is let in, and what is under way
 * may end within the deadline. What has not by then is told so; an answer that has begun breaks
 * off.
 */
@Readiness
@Default
@Singleton
class Drain implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Duration timeout;
    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    Drain(GatewayConfig config) {
        this.timeout = config.drainTimeout();
    }

    /**
     * @throws Unavailable when nothing new is let in
     */
    void enter(Exchange exchange) {
        open.add(exchange);
        if (draining) {
            throw stopping("The gateway is stopping. Try again at once: another one answers.");
        }
    }

    void leave(Exchange exchange) {
        open.remove(exchange);
        synchronized (this) {
            notifyAll();
        }
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        draining = true;
        if (!awaitEmpty(timeout)) {
            LOG.warnf("%d requests are not answered after %s.", open.size(), timeout);
            var late = stopping("The gateway stopped before the instance answered. Try again.");
            open.forEach(exchange -> exchange.refuse(late));
            awaitEmpty(LAST_WORDS);
        }
    }

    private synchronized boolean awaitEmpty(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (!open.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private static Unavailable stopping(String message) {
        return new Unavailable(
                ErrorCode.SERVICE_UNAVAILABLE,
                message,
                Map.of("service", "gateway", "retry_after_seconds", 1));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("draining").status(!draining).build();
    }
}
