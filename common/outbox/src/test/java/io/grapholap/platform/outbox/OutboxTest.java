package io.grapholap.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.event.Event;
import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.SnapshotEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.testkit.KafkaResource;
import io.grapholap.testkit.PostgresResource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
class OutboxTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Inject Outbox outbox;
    @Inject OpenTelemetry telemetry;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private static SnapshotEvent started(long sequence) {
        return new SnapshotEvent.Started(7, sequence, Instant.EPOCH);
    }

    private void append(List<? extends Event> events) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() ->
                Panache.withTransaction(() ->
                        Multi.createFrom()
                                .iterable(events)
                                .onItem()
                                .transformToUniAndConcatenate(outbox::append)
                                .collect()
                                .asList()));
    }

    @Test
    void committedEventsReachTheTopicInTheOrderOfTheirKey() throws Throwable {
        try (var reader = TopicReader.fromNow(kafka, Topic.SNAPSHOT_EVENTS)) {
            append(List.of(started(1), started(2)));
            append(List.of(started(3)));

            assertThat(reader.read(3, DEADLINE))
                    .extracting(OutboxTest::sequence)
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void whatWasRolledBackIsNotTold() throws Throwable {
        try (var reader = TopicReader.fromNow(kafka, Topic.SNAPSHOT_EVENTS)) {
            assertThatThrownBy(() ->
                            VertxContextSupport.subscribeAndAwait(() ->
                                    Panache.withTransaction(() ->
                                            outbox.append(started(1)).chain(OutboxTest::fail))))
                    .hasMessageContaining("told to fail");
            append(List.of(started(2)));

            assertThat(reader.read(1, DEADLINE))
                    .extracting(OutboxTest::sequence)
                    .containsExactly(2L);
        }
    }

    @Test
    void anEventOutsideATransactionIsRefused() {
        assertThatThrownBy(() ->
                        VertxContextSupport.subscribeAndAwait(
                                () -> Panache.withSession(() -> outbox.append(started(1)))))
                .hasMessageContaining("outside a transaction");
    }

    @Test
    void aDeletionIsFollowedByATombstone() throws Throwable {
        var slug = UUID.randomUUID().toString();
        try (var reader = TopicReader.fromNow(kafka, Topic.INSTANCE_EVENTS)) {
            append(List.of(new InstanceEvent.Deleted(1, slug, 1, 2, Instant.EPOCH)));

            var told = reader.read(2, DEADLINE);
            assertThat(told.get(0)).startsWith(slug + "={").contains("instance-events.Deleted");
            assertThat(told.get(1)).isEqualTo(slug + "=null");
        }
    }

    @Test
    @SuppressWarnings("MustBeClosedChecker")
    void anEventCarriesTheTraceOfItsRequest() throws Throwable {
        var span = telemetry.getTracer("test").spanBuilder("request").startSpan();
        try (var reader = TopicReader.fromNow(kafka, Topic.SNAPSHOT_EVENTS)) {
            VertxContextSupport.subscribeAndAwait(() -> {
                var _ = Context.root().with(span).makeCurrent();
                return Panache.withTransaction(() -> outbox.append(started(1)));
            });
            assertThat(reader.read(1, DEADLINE).getFirst())
                    .contains(span.getSpanContext().getTraceId());
        } finally {
            span.end();
        }
    }

    private static Uni<Void> fail() {
        return Uni.createFrom().failure(new IllegalStateException("told to fail"));
    }

    private static long sequence(String record) {
        var json = record.substring(record.indexOf('=') + 1);
        return switch (EventCodec.read(json, Topic.SNAPSHOT_EVENTS, SnapshotEvent.class)) {
            case EventCodec.Read.Known<SnapshotEvent>(var e) -> e.event().sequence();
            case EventCodec.Read.UnknownType<SnapshotEvent>(var type) ->
                    throw new AssertionError(type);
        };
    }
}
