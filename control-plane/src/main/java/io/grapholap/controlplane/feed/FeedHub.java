package io.grapholap.controlplane.feed;

import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.controlplane.job.WhileStopping;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes changes on to the streams of this control plane. Each has a bounded buffer of its own: one
 * that does not keep up ends, and no other notices. Safe for use by many threads; nothing blocks.
 */
@ApplicationScoped
class FeedHub {
    private final Map<ResourceKey, Set<Stream>> streams = new ConcurrentHashMap<>();
    private final FeedConfig config;
    private final Clock clock;

    private record Stream(MultiEmitter<? super Signal> emitter, Instant until) {}

    FeedHub(FeedConfig config, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        meters.gauge("graph_olap_event_streams", this, FeedHub::size);
    }

    /**
     * All changes of a resource from the subscription on, which is the first signal.
     *
     * @throws Unavailable when there are too many streams already
     */
    Multi<Signal> follow(ResourceKey key) {
        if (size() >= config.streams()) {
            throw new Unavailable(
                    "events",
                    "There are "
                            + config.streams()
                            + " event streams open already; try again later.");
        }
        return Multi.createFrom().emitter(emitter -> begin(key, emitter), config.buffer());
    }

    private void begin(ResourceKey key, MultiEmitter<? super Signal> emitter) {
        var stream = new Stream(emitter, clock.instant().plus(config.longest()));
        emitter.onTermination(() -> end(key, stream));
        streams.compute(
                key,
                (_, others) -> {
                    var all = others == null ? ConcurrentHashMap.<Stream>newKeySet() : others;
                    all.add(stream);
                    return all;
                });
        emitter.emit(new Signal.Begun());
    }

    private void end(ResourceKey key, Stream stream) {
        streams.computeIfPresent(
                key,
                (_, all) -> {
                    all.remove(stream);
                    return all.isEmpty() ? null : all;
                });
    }

    /** Passes a change on; streams end with the last one. */
    void publish(FeedState state) {
        for (var stream : streams.getOrDefault(state.key(), Set.of())) {
            stream.emitter().emit(new Signal.Changed(state));
            if (state.last()) {
                stream.emitter().complete();
            }
        }
    }

    @Scheduled(
            identity = "feed-keep-alive",
            every = "{graph-olap.feed.keep-alive:15s}",
            skipExecutionIf = WhileStopping.class)
    void keepAlive() {
        var now = clock.instant();
        for (var all : streams.values()) {
            for (var stream : all) {
                if (now.isBefore(stream.until())) {
                    stream.emitter().emit(new Signal.Silence());
                } else {
                    stream.emitter().complete();
                }
            }
        }
    }

    /** Streams that are open. */
    int size() {
        return streams.values().stream().mapToInt(Set::size).sum();
    }
}
