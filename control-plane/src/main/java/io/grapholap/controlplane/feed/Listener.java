package io.grapholap.controlplane.feed;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one client is told. Each state once, in order, and only as long as they may see it: that is
 * looked up again with every change. Signals come one at a time.
 */
final class Listener {
    private final FeedSource<?> source;
    private final ResourceKey key;
    private final Caller caller;
    private @Nullable FeedState told;

    /** The resource was not found any more: it is gone, of which the last event is to come. */
    private boolean lost;

    Listener(FeedSource<?> source, ResourceKey key, Caller caller) {
        this.source = source;
        this.key = key;
        this.caller = caller;
    }

    /**
     * What to say now: a state, a sign of life, or, as null, nothing. Fails with {@link NotFound}
     * when there is nothing more to say.
     */
    Uni<Optional<FeedState>> hear(Signal signal) {
        return switch (signal) {
            case Signal.Begun _ -> source.current(key.id(), caller).map(this::tell);
            case Signal.Changed(var state) when news(state) -> changed(state);
            case Signal.Changed _ -> Uni.createFrom().nullItem();
            case Signal.Silence _ when lost ->
                    Uni.createFrom().failure(new NotFound(key.resource(), key.id()));
            case Signal.Silence _ -> Uni.createFrom().item(Optional.<FeedState>empty());
        };
    }

    private boolean news(FeedState state) {
        var last = told;
        return last == null || state.sequence() > last.sequence() && !state.sameAs(last);
    }

    private Uni<Optional<FeedState>> changed(FeedState state) {
        return state.ending()
                ? Uni.createFrom().item(() -> tell(state))
                : source.current(key.id(), caller)
                        .map(_ -> tell(state))
                        .onFailure(NotFound.class)
                        .recoverWithItem(() -> {
                            lost = true;
                            return null;
                        });
    }

    private Optional<FeedState> tell(FeedState state) {
        told = state;
        return Optional.of(state);
    }
}
