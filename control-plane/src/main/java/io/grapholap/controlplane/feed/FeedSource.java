package io.grapholap.controlplane.feed;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.event.Event;
import io.grapholap.common.event.Topic;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;

/**
 * One kind of resource that can be listened to. All beans of this type are.
 *
 * @param <E> family of the events that tell of its changes
 */
public interface FeedSource<E extends Event> {
    /** What clients call it. */
    String resource();

    Topic topic();

    Class<E> family();

    /** What a change is to those who listen. */
    FeedState stateOf(E event);

    /** As it is now; fails with {@link NotFound} if there is none or the caller may not see it. */
    Uni<FeedState> current(long id, Caller caller);
}
