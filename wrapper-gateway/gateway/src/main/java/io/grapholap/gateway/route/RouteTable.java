package io.grapholap.gateway.route;

import io.grapholap.common.event.InstanceEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last state of every instance, and who waits for the next one. Slugs are never used again, so
 * a deletion is final; the marks of the newest deletions are kept against late answers and repeats.
 */
@ApplicationScoped
class RouteTable {
    private static final int MAX_GONE = 10_000;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final ArrayDeque<String> gone = new ArrayDeque<>();
    private final Map<String, List<Waiter>> waiters = new HashMap<>();

    /** What is known of a slug. */
    sealed interface Entry {
        record Present(InstanceEvent.Changed state) implements Entry {}

        record Gone() implements Entry {}
    }

    private record Waiter(Optional<Entry> seen, UniEmitter<? super Entry> emitter) {}

    Optional<Entry> get(String slug) {
        return Optional.ofNullable(entries.get(slug));
    }

    /** Takes a state in; repeats and stale ones change nothing. */
    void apply(InstanceEvent event) {
        switch (event) {
            case InstanceEvent.Changed changed -> replace(changed);
            case InstanceEvent.Deleted deleted -> remove(deleted.slug());
        }
    }

    /** Forgets a slug for good; harmless when it is not known. */
    void remove(String slug) {
        List<Waiter> woken;
        var entry = new Entry.Gone();
        synchronized (this) {
            if (entries.put(slug, entry) instanceof Entry.Gone) {
                return;
            }
            gone.addLast(slug);
            if (gone.size() > MAX_GONE) {
                entries.remove(gone.removeFirst());
            }
            woken = take(slug);
        }
        woken.forEach(waiter -> waiter.emitter().complete(entry));
    }

    private void replace(InstanceEvent.Changed changed) {
        List<Waiter> woken;
        var entry = new Entry.Present(changed);
        synchronized (this) {
            switch (entries.get(changed.slug())) {
                case Entry.Gone _ -> {
                    return;
                }
                case Entry.Present(var known) when known.sequence() >= changed.sequence() -> {
                    return;
                }
                case null, default -> entries.put(changed.slug(), entry);
            }
            woken = take(changed.slug());
        }
        woken.forEach(waiter -> waiter.emitter().complete(entry));
    }

    private List<Waiter> take(String slug) {
        var taken = waiters.remove(slug);
        return taken == null ? List.of() : taken;
    }

    /**
     * The first entry of that slug that is another than {@code seen}; waits for as long as it
     * takes.
     */
    Uni<Entry> next(String slug, Optional<Entry> seen) {
        return Uni.createFrom().emitter(emitter -> register(slug, new Waiter(seen, emitter)));
    }

    private void register(String slug, Waiter waiter) {
        Optional<Entry> now;
        synchronized (this) {
            now = get(slug);
            if (now.equals(waiter.seen())) {
                waiters.computeIfAbsent(slug, _ -> new ArrayList<>(1)).add(waiter);
                waiter.emitter().onTermination(() -> forget(slug, waiter));
                return;
            }
        }
        waiter.emitter().complete(now.orElse(null));
    }

    private synchronized void forget(String slug, Waiter waiter) {
        var waiting = waiters.get(slug);
        if (waiting != null && waiting.remove(waiter) && waiting.isEmpty()) {
            waiters.remove(slug);
        }
    }

    /** Instances that are there. */
    synchronized int size() {
        return entries.size() - gone.size();
    }

    /** Requests that wait; for tests. */
    synchronized int waiting() {
        return waiters.values().stream().mapToInt(List::size).sum();
    }
}
