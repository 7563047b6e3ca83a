package io.grapholap.controlplane.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FeedHubTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final ResourceKey KEY = new ResourceKey("instance", 7);

    private final Hands clock = new Hands();
    private final FeedHub hub = hub(new Settings(4, 3));

    @Test
    void everyStreamOfAResourceHearsItsChangesAndNoOthers() {
        var first = follow(hub, KEY, 10);
        var second = follow(hub, KEY, 10);
        var other = follow(hub, new ResourceKey("instance", 8), 10);

        hub.publish(state("running", 3));

        assertThat(first.getItems())
                .containsExactly(new Signal.Begun(), new Signal.Changed(state("running", 3)));
        assertThat(second.getItems()).isEqualTo(first.getItems());
        assertThat(other.getItems()).containsExactly(new Signal.Begun());
    }

    @Test
    void twoReplicasThatReadTheSameTopicTellTheSame() {
        var replica = hub(new Settings(4, 3));
        var here = follow(hub, KEY, 10);
        var there = follow(replica, KEY, 10);
        for (var each : new FeedHub[] {hub, replica}) {
            each.publish(state("starting", 2));
            each.publish(state("running", 3));
        }
        assertThat(there.getItems()).isEqualTo(here.getItems());
    }

    @Test
    void aClientThatDoesNotKeepUpIsLeftAndNobodyElseNotices() {
        var slow = follow(hub, KEY, 0);
        var quick = follow(hub, KEY, 100);
        for (int i = 0; i < 50; i++) {
            hub.publish(state("running", i));
        }
        assertThat(quick.getItems()).hasSize(51);
        slow.request(100);
        slow.assertFailedWith(Throwable.class);
        assertThat(slow.getItems()).hasSizeLessThanOrEqualTo(5);
        assertThat(hub.size()).isEqualTo(1);
    }

    @Test
    void whoLeavesIsForgotten() {
        var stream = follow(hub, KEY, 10);
        assertThat(hub.size()).isEqualTo(1);
        stream.cancel();
        assertThat(hub.size()).isZero();
    }

    @Test
    void theLastChangeEndsTheStream() {
        var stream = follow(hub, KEY, 10);
        hub.publish(state(FeedState.DELETED, 9));
        stream.assertCompleted();
        assertThat(stream.getItems()).hasSize(2);
        assertThat(hub.size()).isZero();
    }

    @Test
    void silenceIsToldAndLongStreamsEnd() {
        var stream = follow(hub, KEY, 10);
        hub.keepAlive();
        assertThat(stream.getItems()).containsExactly(new Signal.Begun(), new Signal.Silence());
        clock.now = NOW.plus(Duration.ofMinutes(15));
        hub.keepAlive();
        stream.assertCompleted();
        assertThat(hub.size()).isZero();
    }

    @Test
    void thereIsABoundToStreams() {
        for (int i = 0; i < 3; i++) {
            follow(hub, KEY, 1);
        }
        assertThatThrownBy(() -> hub.follow(KEY))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("3 event streams");
    }

    private FeedHub hub(FeedConfig config) {
        return new FeedHub(config, clock, new SimpleMeterRegistry());
    }

    private static AssertSubscriber<Signal> follow(FeedHub hub, ResourceKey key, long requests) {
        return hub.follow(key).subscribe().withSubscriber(AssertSubscriber.create(requests));
    }

    private static FeedState state(String status, long sequence) {
        return new FeedState("instance", 7, status, sequence, null, null, null, NOW);
    }

    private static final class Hands extends Clock {
        Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private record Settings(int buffer, int streams) implements FeedConfig {
        @Override
        public Duration keepAlive() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration longest() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration ready() {
            return Duration.ofSeconds(5);
        }
    }
}
