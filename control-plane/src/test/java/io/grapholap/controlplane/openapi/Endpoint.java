package io.grapholap.controlplane.openapi;

import io.grapholap.controlplane.idempotency.Idempotent;
import io.grapholap.platform.identity.Access;
import io.smallrye.mutiny.Uni;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The method behind an operation, and what its signature says.
 *
 * @param verb HTTP method in capitals
 */
record Endpoint(String verb, Method method) {
    private static final List<String> SAFE = List.of("GET", "HEAD", "OPTIONS");
    private static final String RESOURCE = "Resource";

    /**
     * Finds the method.
     *
     * @param operationId {@code package.Class_method}, as the scanner names operations
     */
    static Endpoint of(String verb, String operationId) {
        int cut = operationId.lastIndexOf('_');
        try {
            var owner =
                    Class.forName(
                            operationId.substring(0, cut), false, Endpoint.class.getClassLoader());
            var name = operationId.substring(cut + 1);
            return Arrays.stream(owner.getDeclaredMethods())
                    .filter(m -> m.getName().equals(name) && !m.isSynthetic())
                    .findFirst()
                    .map(m -> new Endpoint(verb, m))
                    .orElseThrow(() -> new IllegalStateException("no method " + operationId));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class of operation " + operationId, e);
        }
    }

    /** {@code snapshot_list}: unique, and short enough for generated clients. */
    String operationId() {
        var owner = method.getDeclaringClass().getSimpleName();
        var noun = owner.endsWith(RESOURCE) ? owner.substring(0, owner.length() - 8) : owner;
        return Character.toLowerCase(noun.charAt(0)) + noun.substring(1) + "_" + method.getName();
    }

    Access access() {
        return annotation(Access.class)
                .or(() -> ofClass(Access.class))
                .orElseThrow(() -> new IllegalStateException("no @Access on " + method));
    }

    boolean isIdempotent() {
        return annotation(Idempotent.class).isPresent();
    }

    boolean isOpen() {
        return access().value() == Access.Who.OPEN;
    }

    boolean changes() {
        return !SAFE.contains(verb) && !access().reads();
    }

    /** The data of each event, if it answers a stream of them. */
    Optional<Class<?>> stream() {
        return annotation(APIResponseSchema.class).map(APIResponseSchema::value);
    }

    /** What it answers when all goes well; empty for nothing at all. */
    Optional<AnnotatedType> answer() {
        var type = method.getAnnotatedReturnType();
        while (isOneOf(type, Uni.class, RestResponse.class)) {
            type = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
        }
        return type.getType() == Void.class ? Optional.empty() : Optional.of(type);
    }

    /** Whether it chooses the status itself. */
    boolean choosesStatus() {
        return method.getGenericReturnType().getTypeName().contains(RestResponse.class.getName());
    }

    int status() {
        return annotation(ResponseStatus.class)
                .map(ResponseStatus::value)
                .orElse(answer().isPresent() ? 200 : 204);
    }

    /** The JSON that it takes: the one parameter without an annotation. */
    Optional<Class<?>> body() {
        return Arrays.stream(method.getParameters())
                .filter(p -> p.getAnnotations().length == 0)
                .<Class<?>>map(Parameter::getType)
                .findFirst();
    }

    private static boolean isOneOf(AnnotatedType type, Class<?>... raw) {
        Type found = type.getType();
        return found instanceof ParameterizedType p && Arrays.asList(raw).contains(p.getRawType());
    }

    private <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return Optional.ofNullable(method.getAnnotation(type));
    }

    private <A extends Annotation> Optional<A> ofClass(Class<A> type) {
        return Optional.ofNullable(method.getDeclaringClass().getAnnotation(type));
    }
}
