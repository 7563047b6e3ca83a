package io.grapholap.controlplane.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Names of the shapes in the document: those of their classes, without what says their layer, or
 * what {@link Schema#name} says.
 */
final class ShapeNames {
    private static final List<String> LAYERS =
            List.of("Views", "View", "Resource", "Requests", "Body");

    private final Map<String, Class<?>> taken = new HashMap<>();

    /**
     * The name of a class.
     *
     * @throws IllegalStateException if two classes would have it
     */
    String of(Class<?> type) {
        var name = nameOf(type);
        var other = taken.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(
                    "Two shapes of the OpenAPI document are named "
                            + name
                            + ": "
                            + other.getName()
                            + " and "
                            + type.getName()
                            + "; name one with @Schema(name).");
        }
        return name;
    }

    private static String nameOf(Class<?> type) {
        var given = type.getAnnotation(Schema.class);
        if (given != null && !given.name().isEmpty()) {
            return given.name();
        }
        var own = type.getSimpleName();
        if (type.getEnclosingClass() == null) {
            return own.equals("ErrorBody") ? own : bare(own);
        }
        var outer = bare(type.getEnclosingClass().getSimpleName());
        var inner = bare(own);
        return inner.startsWith(outer) ? inner : outer + inner;
    }

    private static String bare(String name) {
        return LAYERS.stream()
                .filter(layer -> name.endsWith(layer) && name.length() > layer.length())
                .findFirst()
                .map(layer -> name.substring(0, name.length() - layer.length()))
                .orElse(name);
    }
}
