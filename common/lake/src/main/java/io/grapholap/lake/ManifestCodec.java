package io.grapholap.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.json.Json;
import java.io.IOException;

/** Manifests as JSON. */
final class ManifestCodec {
    private ManifestCodec() {}

    static byte[] encode(Object manifest) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest cannot be written as JSON", e);
        }
    }

    static <T> T decode(String path, byte[] json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (IOException e) {
            throw new StoreException.Corrupt("The manifest " + path + " is not readable JSON.");
        }
    }

    static void requireFormat(String path, int found, int known) {
        if (found != known) {
            throw new StoreException.Corrupt(
                    "The manifest %s has format %d; this program reads format %d."
                            .formatted(path, found, known));
        }
    }
}
