package io.grapholap.platform.error;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.grapholap.common.error.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says what bean validation found in the words of the wire: {@code body.name}, snake_case. */
final class Violations {
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    /** What endpoints call the parameter that takes the body. */
    private static final Set<String> BODY_NAMES = Set.of("body", "request");

    private Violations() {}

    static List<Fault> faults(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(Violations::fault)
                .sorted(Comparator.comparing(Fault::field).thenComparing(Fault::message))
                .toList();
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        var type =
                violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName()
                        .toLowerCase(Locale.ROOT);
        var message = violation.getMessage();
        var found = violation.getInvalidValue();
        return new Fault(
                field(violation.getPropertyPath()),
                found instanceof Number ? message + ", found " + found : message,
                type);
    }

    /** Properties below a parameter are those of the body; a parameter alone is of the query. */
    private static String field(Path path) {
        var properties = new StringBuilder();
        var parameter = "";
        for (var node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY) {
                if (node.getIndex() != null) {
                    properties.append('[').append(node.getIndex()).append(']');
                }
                properties.append('.').append(NAMES.translate(node.getName()));
            }
        }
        boolean body = !properties.isEmpty() || BODY_NAMES.contains(parameter);
        return body ? "body" + properties : "query." + NAMES.translate(parameter);
    }
}
