package io.grapholap.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.common.event.EventCodec.Read;
import io.grapholap.common.event.EventCodec.UnreadableEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The samples under {@code events/} are the contract: what is written must stay byte for byte, what
 * is read must equal.
 */
class EventCodecTest {
    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final ObjectMapper PRETTY = new ObjectMapper();

    static Stream<Event> samples() {
        return EventSamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventLooksLikeItsSample(Event event) throws IOException {
        var written = PRETTY.readTree(EventCodec.write(EventSamples.envelope(event)));
        var file = sampleOf(event);
        if (System.getenv("SAMPLES_WRITE") != null) {
            Files.writeString(
                    file,
                    PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");
        }
        assertThat(file).exists();
        assertThat(written).isEqualTo(PRETTY.readTree(Files.readString(file)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleReadsBackAsItsEvent(Event event) throws IOException {
        var read =
                EventCodec.read(Files.readString(sampleOf(event)), event.topic(), familyOf(event));
        assertThat(read).isEqualTo(new Read.Known<>(EventSamples.envelope(event)));
    }

    @Test
    void everyEventTypeHasASample() {
        var types =
                Arrays.stream(Event.class.getPermittedSubclasses())
                        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        EventSamples.all().stream()
                                .<Class<?>>map(Event::getClass)
                                .distinct()
                                .toList());
    }

    @Test
    void fieldsOfANewerVersionAreIgnored() {
        var json = write(EventSamples.AVAILABLE).replace("\"job_id\"", "\"priority\":7,\"job_id\"");
        assertThat(EventCodec.read(json, Topic.EXPORT_JOBS, ExportJobEvent.class))
                .isInstanceOf(Read.Known.class);
    }

    @Test
    void typesOfANewerVersionAreToldApartFromGarbage() {
        var json = write(EventSamples.AVAILABLE).replace("Available", "Paused");
        assertThat(EventCodec.read(json, Topic.EXPORT_JOBS, ExportJobEvent.class))
                .isEqualTo(new Read.UnknownType<ExportJobEvent>("Paused"));
    }

    @Test
    void garbageAndEventsOfOtherTopicsAreUnreadable() {
        for (var json :
                List.of(
                        "",
                        "null",
                        "7",
                        "{}",
                        "{\"type\":\"x\"}",
                        write(EventSamples.AVAILABLE).substring(1))) {
            assertThatThrownBy(() -> EventCodec.read(json, Topic.EXPORT_JOBS, ExportJobEvent.class))
                    .isInstanceOf(UnreadableEvent.class);
        }
        assertThatThrownBy(() ->
                        EventCodec.read(
                                write(EventSamples.AVAILABLE),
                                Topic.EXPORT_EVENTS,
                                ExportEvent.class))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void anEnvelopeWithoutTraceReadsBack() {
        var envelope =
                new EventEnvelope<>(
                        "1", "/control-plane", Instant.EPOCH, null, EventSamples.AVAILABLE);
        assertThat(
                        EventCodec.read(
                                EventCodec.write(envelope),
                                Topic.EXPORT_JOBS,
                                ExportJobEvent.class))
                .isEqualTo(new Read.Known<>(envelope));
    }

    private static String write(Event event) {
        return EventCodec.write(EventSamples.envelope(event));
    }

    private static Path sampleOf(Event event) {
        return SAMPLES.resolve(
                event.topic().topicName() + "." + event.getClass().getSimpleName() + ".json");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Event> Class<E> familyOf(E event) {
        return (Class<E>) event.getClass().getInterfaces()[0];
    }
}
