package io.grapholap.controlplane.openapi;

import io.grapholap.platform.api.Envelope;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What operations answer when all goes well. */
final class Answers {
    static final String REQUEST_ID = "X-Request-ID";
    static final String RETRY_AFTER = "Retry-After";
    private static final String REPLAYED = "Idempotent-Replayed";
    private static final String EVENT_DATA = "x-event-data";
    private static final int UNAVAILABLE = 503;

    private final Shapes shapes;
    private final Map<String, Schema> envelopes = new TreeMap<>();

    Answers(Shapes shapes) {
        this.shapes = shapes;
        var meta = Map.of("request_id", scalar(String.class));
        var page =
                new TreeMap<>(
                        Map.of(
                                "total", scalar(long.class),
                                "offset", scalar(int.class),
                                "limit", scalar(int.class)));
        page.putAll(meta);
        envelopes.put("Meta", complete(meta));
        envelopes.put("PageMeta", complete(page));
    }

    /** The envelopes so far, by name. */
    Map<String, Schema> envelopes() {
        return envelopes;
    }

    /** Replaces the answers of an operation by what its endpoint returns. */
    void replace(Operation operation, Endpoint endpoint) {
        var answer =
                endpoint.stream()
                        .map(this::stream)
                        .or(() -> endpoint.answer().map(type -> json(schema(type, operation))))
                        .orElseGet(OASFactory::createAPIResponse);
        answer.description(description(endpoint)).addHeader(REQUEST_ID, header(REQUEST_ID));
        if (endpoint.isIdempotent()) {
            answer.addHeader(REPLAYED, header(REPLAYED));
        }
        var answers =
                OASFactory.createAPIResponses()
                        .addAPIResponse(Integer.toString(endpoint.status()), answer);
        if (endpoint.choosesStatus()) {
            answers.addAPIResponse(Integer.toString(UNAVAILABLE), unavailable(answer));
        }
        operation.setResponses(answers);
    }

    static APIResponse json(Schema schema) {
        return answer(MediaType.APPLICATION_JSON, schema);
    }

    private static APIResponse answer(String mediaType, Schema schema) {
        return OASFactory.createAPIResponse()
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        mediaType, OASFactory.createMediaType().schema(schema)));
    }

    /** Text of which a schema says nothing; an extension names that of each event's data. */
    private APIResponse stream(Class<?> event) {
        var text = shapes.of(String.class);
        text.addExtension(EVENT_DATA, shapes.of(event).getRef());
        return answer(MediaType.SERVER_SENT_EVENTS, text);
    }

    static Header header(String name) {
        return OASFactory.createHeader().ref(name);
    }

    private static String description(Endpoint endpoint) {
        return switch (endpoint.status()) {
            case 201 -> "Created.";
            case 202 -> "Accepted: it happens soon.";
            case 204 -> "Done; there is nothing to say.";
            default -> "As asked.";
        };
    }

    /** Says the same as when all is well, and when to ask again. */
    private static APIResponse unavailable(APIResponse well) {
        return OASFactory.createAPIResponse()
                .description("Not able to serve.")
                .content(well.getContent())
                .addHeader(REQUEST_ID, header(REQUEST_ID))
                .addHeader(RETRY_AFTER, header(RETRY_AFTER));
    }

    private Schema schema(AnnotatedType type, Operation operation) {
        return type.getType() instanceof ParameterizedType p && p.getRawType() == Envelope.class
                ? envelope(
                        ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0],
                        Parameters.isPaged(operation))
                : shapes.of(type);
    }

    private Schema envelope(AnnotatedType data, boolean paged) {
        var inside = shapes.of(data);
        var item = inside.getItems() == null ? inside : inside.getItems();
        var kind = inside.getItems() == null ? "Answer" : paged ? "Page" : "List";
        var name = item.getRef().substring(item.getRef().lastIndexOf('/') + 1) + kind;
        var meta = Shapes.ref(paged ? "PageMeta" : "Meta");
        envelopes.put(name, complete(Map.of("data", inside, "meta", meta)));
        return Shapes.ref(name);
    }

    /** An object of which every field is there. */
    private static Schema complete(Map<String, Schema> fields) {
        var sorted = new TreeMap<>(fields);
        return Shapes.object().properties(sorted).required(List.copyOf(sorted.keySet()));
    }

    private Schema scalar(Class<?> type) {
        return shapes.of(type);
    }
}
