package io.grapholap.platform.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.common.json.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Makes the mapper of all endpoints speak the platform's JSON. */
@Singleton
class JsonConventions implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        Json.configure(mapper);
    }

    /** After the framework's own customizers. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
