package io.grapholap.controlplane.openapi;

import static java.util.stream.Collectors.joining;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.platform.identity.Access.Who;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Which errors an operation may answer: those its signature implies, and those it declares. */
final class Refusals {
    /**
     * Lists error codes: in the source of the document those of a route, in it those of a status.
     */
    static final String DECLARED = "x-error-codes";

    private static final Set<ErrorCode> IDENTITY =
            EnumSet.of(
                    ErrorCode.UNAUTHORIZED,
                    ErrorCode.MISSING_ROLE,
                    ErrorCode.INVALID_ROLE,
                    ErrorCode.USER_DISABLED,
                    ErrorCode.PERMISSION_DENIED);

    private final Components components;
    private final Set<ErrorCode> all = EnumSet.noneOf(ErrorCode.class);

    Refusals(Components components) {
        this.components = components;
    }

    /** Every code that any operation answers. */
    List<Object> names() {
        return all.stream().<Object>map(Enum::name).toList();
    }

    void addTo(Operation operation, Endpoint endpoint) {
        var codes = implied(operation, endpoint);
        codes.addAll(declared(operation));
        all.addAll(codes);
        byStatus(codes)
                .forEach((status, of) -> {
                    var answers = operation.getResponses();
                    var key = Integer.toString(status);
                    if (!answers.hasAPIResponse(key)) {
                        answers.addAPIResponse(key, shared(of));
                    }
                });
    }

    private static Set<ErrorCode> implied(Operation operation, Endpoint endpoint) {
        var codes =
                EnumSet.of(
                        ErrorCode.INTERNAL_ERROR,
                        ErrorCode.SERVICE_UNAVAILABLE,
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        if (!endpoint.isOpen()) {
            codes.addAll(IDENTITY);
        }
        if (!endpoint.isOpen() && endpoint.access().value() != Who.USER) {
            codes.add(ErrorCode.INSUFFICIENT_ROLE);
        }
        if (operation.getRequestBody() != null) {
            codes.add(ErrorCode.REQUEST_TOO_LARGE);
            codes.add(ErrorCode.VALIDATION_FAILED);
        }
        for (var parameter : Parameters.listed(operation)) {
            codes.add(ErrorCode.VALIDATION_FAILED);
            if (Parameters.isInPath(parameter)) {
                codes.add(ErrorCode.RESOURCE_NOT_FOUND);
            }
        }
        if (endpoint.changes()) {
            codes.add(ErrorCode.INVALID_STATE);
        }
        if (endpoint.isIdempotent()) {
            codes.add(ErrorCode.REQUEST_IN_FLIGHT);
            codes.add(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        return codes;
    }

    private static List<ErrorCode> declared(Operation operation) {
        var extension = operation.getExtension(DECLARED);
        operation.removeExtension(DECLARED);
        return extension instanceof Collection<?> names
                ? names.stream().map(name -> ErrorCode.valueOf(String.valueOf(name))).toList()
                : List.of();
    }

    private static Map<Integer, List<ErrorCode>> byStatus(Set<ErrorCode> codes) {
        var found = new TreeMap<Integer, List<ErrorCode>>();
        codes.forEach(c -> found.computeIfAbsent(c.status(), _ -> new ArrayList<>()).add(c));
        return found;
    }

    /** A reference to the answer that may have one of these codes. */
    private APIResponse shared(List<ErrorCode> codes) {
        var name = codes.stream().map(Enum::name).collect(joining("."));
        if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
            components.addResponse(name, answer(codes));
        }
        return OASFactory.createAPIResponse().ref(name);
    }

    private static APIResponse answer(List<ErrorCode> codes) {
        var answer =
                Answers.json(Shapes.ref("ErrorBody"))
                        .description(
                                codes.stream()
                                        .map(c -> "`" + c + "`")
                                        .collect(joining(", ", "Refused: ", ".")))
                        .addHeader(Answers.REQUEST_ID, Answers.header(Answers.REQUEST_ID));
        answer.addExtension(DECLARED, codes.stream().map(Enum::name).toList());
        if (codes.stream().anyMatch(Refusals::saysWhenToRetry)) {
            answer.addHeader(Answers.RETRY_AFTER, Answers.header(Answers.RETRY_AFTER));
        }
        return answer;
    }

    private static boolean saysWhenToRetry(ErrorCode code) {
        return code.status() == 503 || code.status() == 429 || code == ErrorCode.REQUEST_IN_FLIGHT;
    }
}
