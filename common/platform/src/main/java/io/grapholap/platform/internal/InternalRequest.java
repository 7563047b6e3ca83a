package io.grapholap.platform.internal;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import java.util.Map;

/**
 * What a handler of the internal API knows of a request beside its body.
 *
 * @param service name of the service that asks, by its token
 * @param pathParams values of the {@code :name} parts of the path, decoded
 */
public record InternalRequest(String service, Map<String, String> pathParams) {
    /** The value of {@code :name}; the route that was matched has one. */
    public String pathParam(String name) {
        var value = pathParams.get(name);
        if (value == null) {
            throw new NotFound("path parameter", name);
        }
        return value;
    }

    /**
     * The value of {@code :name} as a number.
     *
     * @throws ValidationFailed when it is none
     */
    public long longPathParam(String name) {
        var value = pathParam(name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ValidationFailed(
                    "path." + name, "must be an integer, found '" + value + "'", "type");
        }
    }
}
