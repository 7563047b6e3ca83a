package io.grapholap.controlplane.instance;

import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.feed.FeedSource;
import io.grapholap.controlplane.feed.FeedState;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Instances, for those who listen to their changes. */
@ApplicationScoped
class InstanceFeed implements FeedSource<InstanceEvent> {
    private static final String RESOURCE = "instance";

    private final InstanceService instances;
    private final InstanceUrls urls;

    InstanceFeed(InstanceService instances, InstanceUrls urls) {
        this.instances = instances;
        this.urls = urls;
    }

    @Override
    public String resource() {
        return RESOURCE;
    }

    @Override
    public Topic topic() {
        return Topic.INSTANCE_EVENTS;
    }

    @Override
    public Class<InstanceEvent> family() {
        return InstanceEvent.class;
    }

    @Override
    public FeedState stateOf(InstanceEvent event) {
        return switch (event) {
            case InstanceEvent.Changed changed -> state(changed);
            case InstanceEvent.Deleted deleted ->
                    new FeedState(
                            RESOURCE,
                            deleted.instanceId(),
                            FeedState.DELETED,
                            deleted.sequence(),
                            null,
                            null,
                            null,
                            deleted.occurredAt());
        };
    }

    @Override
    public Uni<FeedState> current(long id, Caller caller) {
        return instances.get(id, caller).map(instance -> state(instance.changed(List.of())));
    }

    private FeedState state(InstanceEvent.Changed changed) {
        return new FeedState(
                RESOURCE,
                changed.instanceId(),
                changed.status().wireName(),
                changed.sequence(),
                changed.status() == InstanceStatus.RUNNING ? urls.of(changed.slug()) : null,
                changed.errorCode(),
                changed.errorMessage(),
                changed.occurredAt());
    }
}
