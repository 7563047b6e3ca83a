package io.grapholap.controlplane.feed;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.platform.identity.Caller;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Streams of changes, for those who may see them. */
@ApplicationScoped
class FeedService {
    private final Map<String, FeedSource<?>> sources;
    private final FeedTopics topics;
    private final FeedHub hub;

    FeedService(@All List<FeedSource<?>> sources, FeedTopics topics, FeedHub hub) {
        this.sources =
                sources.stream()
                        .collect(
                                Collectors.toMap(
                                        FeedSource::resource,
                                        Function.identity(),
                                        (one, _) -> one,
                                        TreeMap::new));
        this.topics = topics;
        this.hub = hub;
    }

    /** What can be listened to. */
    List<String> resources() {
        return List.copyOf(sources.keySet());
    }

    /**
     * Whether a stream may begin.
     *
     * @return fails with {@link NotFound} if there is no such resource or the caller may not see
     *     it, or with {@link Unavailable} while changes cannot be followed
     */
    Uni<Void> check(ResourceKey key, Caller caller) {
        return topics.ready().flatMap(_ -> source(key).current(key.id(), caller)).replaceWithVoid();
    }

    /**
     * The state of a resource as it is, and every later one; nothing when nothing happened for a
     * while. It ends with the resource, when the caller may not see it any more, or after some
     * minutes.
     *
     * @throws Unavailable when there are too many streams already
     */
    Multi<Optional<FeedState>> follow(ResourceKey key, Caller caller) {
        // In the request's own context, where its database session is.
        var context = Vertx.currentContext();
        var listener = new Listener(source(key), key, caller);
        return hub.follow(key)
                .emitOn(task -> context.runOnContext(_ -> task.run()), 1)
                .onItem()
                .transformToUniAndConcatenate(listener::hear)
                .onFailure(NotFound.class)
                .recoverWithCompletion();
    }

    private FeedSource<?> source(ResourceKey key) {
        var source = sources.get(key.resource());
        if (source == null) {
            throw new IllegalArgumentException("nobody listens to a " + key.resource());
        }
        return source;
    }
}
