package io.grapholap.gateway.route;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.gateway.route.RouteTable.Entry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Finds where an instance listens. Waits a little for one that is unknown or starting, woken by the
 * route table, and asks the control plane once: at the start about the unknown, at the end about
 * the starting.
 */
public final class RouteFinder {
    private final RouteTable table;
    private final InstanceDirectory directory;
    private final ScheduledExecutorService timer;
    private final Limits limits;
    private final AtomicInteger held = new AtomicInteger();

    /**
     * @param hold how long a request waits
     * @param ask how long the control plane may take
     * @param maxHeld how many requests may wait at once
     */
    record Limits(Duration hold, Duration ask, int maxHeld) {}

    RouteFinder(
            RouteTable table,
            InstanceDirectory directory,
            ScheduledExecutorService timer,
            Limits limits) {
        this.table = table;
        this.directory = directory;
        this.timer = timer;
        this.limits = limits;
    }

    /**
     * Where the instance listens.
     *
     * @param visible whether the caller may know of an instance in that state
     * @return fails with {@link NotFound} when there is none that is visible, {@link Unavailable}
     *     (details {@code retry_after_seconds}) when it is not up yet, {@link Refused} {@code
     *     INVALID_STATE} when it will not come up by itself
     */
    public Uni<Route> find(String slug, Predicate<InstanceEvent.Changed> visible) {
        var entry = table.get(slug);
        return switch (Verdict.of(slug, entry, visible)) {
            case Verdict.Found(var route) -> Uni.createFrom().item(route);
            case Verdict.Refusal(var reason) -> Uni.createFrom().failure(reason);
            case Verdict.Wait _ -> hold(slug, entry, visible);
        };
    }

    /** Requests that wait now. */
    public int held() {
        return held.get();
    }

    private Uni<Route> hold(
            String slug, Optional<Entry> entry, Predicate<InstanceEvent.Changed> visible) {
        return Uni.createFrom()
                .deferred(() -> {
                    if (held.incrementAndGet() > limits.maxHeld()) {
                        return Uni.createFrom().failure(notUp(slug, "too many wait for it"));
                    }
                    return entry.isPresent()
                            ? awaitStart(slug, entry, visible)
                            : awaitNews(slug, visible);
                })
                .onTermination()
                .invoke(held::decrementAndGet);
    }

    private Uni<Route> awaitStart(
            String slug, Optional<Entry> entry, Predicate<InstanceEvent.Changed> visible) {
        return settled(slug, entry, visible)
                .ifNoItem()
                .after(limits.hold())
                .on(timer)
                .recoverWithUni(() ->
                        ask(slug)
                                .onFailure()
                                .recoverWithItem(Optional.empty())
                                .chain(_ -> last(slug, visible)));
    }

    private Uni<Route> awaitNews(String slug, Predicate<InstanceEvent.Changed> visible) {
        var answered =
                ask(slug)
                        .chain(known ->
                                known.isEmpty() && table.get(slug).isEmpty()
                                        ? Uni.createFrom()
                                                .<Route>failure(new NotFound("instance", slug))
                                        : Uni.createFrom().<Route>nothing())
                        .onFailure(e -> !(e instanceof NotFound))
                        .recoverWithUni(Uni.createFrom().nothing());
        return Uni.join()
                .first(settled(slug, Optional.empty(), visible), answered)
                .toTerminate()
                .ifNoItem()
                .after(limits.hold())
                .on(timer)
                .recoverWithUni(() -> last(slug, visible));
    }

    /** The first verdict that is not to wait. */
    private Uni<Route> settled(
            String slug, Optional<Entry> seen, Predicate<InstanceEvent.Changed> visible) {
        return table.next(slug, seen)
                .chain(entry ->
                        switch (Verdict.of(slug, Optional.of(entry), visible)) {
                            case Verdict.Found(var route) -> Uni.createFrom().item(route);
                            case Verdict.Refusal(var reason) -> Uni.createFrom().failure(reason);
                            case Verdict.Wait _ -> settled(slug, Optional.of(entry), visible);
                        });
    }

    private Uni<Optional<InstanceEvent.Changed>> ask(String slug) {
        return directory
                .instance(slug)
                .ifNoItem()
                .after(limits.ask())
                .on(timer)
                .fail()
                .invoke(known -> known.ifPresent(table::apply));
    }

    private Uni<Route> last(String slug, Predicate<InstanceEvent.Changed> visible) {
        return switch (Verdict.of(slug, table.get(slug), visible)) {
            case Verdict.Found(var route) -> Uni.createFrom().item(route);
            case Verdict.Refusal(var reason) -> Uni.createFrom().failure(reason);
            case Verdict.Wait(var why) -> Uni.createFrom().failure(notUp(slug, why));
        };
    }

    private static PlatformException notUp(String slug, String why) {
        return new Unavailable(
                ErrorCode.SERVICE_UNAVAILABLE,
                "The instance " + slug + " cannot answer yet: " + why + ". Try again soon.",
                Map.of("service", "instance", "resource_id", slug, "retry_after_seconds", 2));
    }
}
