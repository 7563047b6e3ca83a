package io.grapholap.platform.internal;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Takes the routes of the internal API. Paths start with {@code /api/internal/}; {@code :name}
 * takes one segment. Every route names the services that may call it; each shows its token in
 * {@code X-Service-Token}. Handlers run on a Vert.x context of their own, on an event loop, so that
 * reactive persistence works in them. Their item is written as JSON with status 200, null as 204;
 * failures are written as error bodies.
 */
public interface InternalApi {
    void get(String path, Set<String> services, Function<InternalRequest, Uni<?>> handler);

    <B> void post(
            String path,
            Set<String> services,
            Class<B> body,
            BiFunction<B, InternalRequest, Uni<?>> handler);

    <B> void put(
            String path,
            Set<String> services,
            Class<B> body,
            BiFunction<B, InternalRequest, Uni<?>> handler);
}
