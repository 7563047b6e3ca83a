package io.grapholap.controlplane.key;

import io.grapholap.platform.identity.ApiKey;
import io.grapholap.platform.internal.InternalApi;
import io.grapholap.platform.internal.InternalRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What other services ask about API keys; the key itself is never sent, only its hash. */
@ApplicationScoped
class KeyApi implements InternalRoutes {
    private static final Set<String> READERS = Set.of("gateway", "import-scheduler");

    private final ApiKeyService keys;

    KeyApi(ApiKeyService keys) {
        this.keys = keys;
    }

    @Override
    public void register(InternalApi api) {
        // A list of one or none: "no such key" is an answer, not an error.
        api.post(
                "/api/internal/api-keys/introspect",
                READERS,
                ApiKey.class,
                (key, _) -> keys.find(key).map(found -> found.stream().toList()));
    }
}
