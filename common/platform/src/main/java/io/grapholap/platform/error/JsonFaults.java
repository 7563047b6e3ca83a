package io.grapholap.platform.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.grapholap.common.error.Fault;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what is wrong with a JSON body, without a word about our classes. */
public final class JsonFaults {
    private static final int MAX_VALUE = 100;

    private JsonFaults() {}

    /** What is wrong, at its path below {@code body}. */
    public static Fault of(JsonProcessingException e) {
        return switch (e) {
            case InvalidFormatException i ->
                    new Fault(
                            path(i),
                            "must be "
                                    + expected(i.getTargetType())
                                    + ", found '"
                                    + shortened(String.valueOf(i.getValue()))
                                    + "'",
                            "type");
            case MismatchedInputException m when m.getTargetType() == null && isEmpty(m) ->
                    new Fault("body", "is missing", "missing");
            case MismatchedInputException m ->
                    isEmpty(m)
                            ? new Fault("body", "is missing", "missing")
                            : new Fault(path(m), "must be " + expected(m.getTargetType()), "type");
            case JsonMappingException m -> new Fault(path(m), "cannot be read", "value");
            default -> {
                var at = e.getLocation();
                var where =
                        at == null
                                ? ""
                                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
                yield new Fault("body", "is not JSON" + where, "json");
            }
        };
    }

    private static boolean isEmpty(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("No content to map");
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder("body");
        for (var step : e.getPath()) {
            if (step.getFieldName() != null) {
                path.append('.').append(step.getFieldName());
            } else if (step.getIndex() >= 0) {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(c -> ((Enum<?>) c).name().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class || type == float.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "an integer";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        return type.getName().startsWith("java.time") ? "a time (ISO-8601)" : "an object";
    }

    private static String shortened(String value) {
        return value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) + "…" : value;
    }
}
