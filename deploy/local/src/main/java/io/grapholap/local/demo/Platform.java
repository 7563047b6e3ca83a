package io.grapholap.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.local.demo.Api.ApiException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The platform as its users see it: mappings, instances, queries, algorithms. */
public final class Platform {
    private static final long LOOK_MILLIS = 50;

    private final Api api;
    private final URI controlPlane;

    public Platform(Api api, URI controlPlane) {
        this.api = api;
        this.controlPlane = controlPlane;
    }

    /** Stores a mapping; gives its id. */
    public long createMapping(Map<String, ?> mapping) {
        return api.post(at("/api/mappings"), mapping).path("data").path("id").asLong();
    }

    /** Stores a new version of a mapping. */
    public void changeMapping(long id, Map<String, ?> change) {
        api.put(at("/api/mappings/" + id), change);
    }

    /** Asks for a graph of the mapping's current version; gives the instance as it is then. */
    public JsonNode createInstance(long mappingId, String name) {
        var wish = new LinkedHashMap<String, Object>();
        wish.put("mapping_id", mappingId);
        wish.put("name", name);
        return api.post(at("/api/instances"), wish).path("data");
    }

    /** Asks for a snapshot of the mapping's current version; gives it as it is then. */
    public JsonNode createSnapshot(long mappingId, String name) {
        return api.post(at("/api/snapshots"), Map.of("mapping_id", mappingId, "name", name))
                .path("data");
    }

    public JsonNode instance(long id) {
        return api.get(at("/api/instances/" + id)).path("data");
    }

    public JsonNode instanceProgress(long id) {
        return api.get(at("/api/instances/" + id + "/progress")).path("data");
    }

    public JsonNode snapshot(long id) {
        return api.get(at("/api/snapshots/" + id)).path("data");
    }

    public JsonNode snapshotProgress(long id) {
        return api.get(at("/api/snapshots/" + id + "/progress")).path("data");
    }

    /** The rows that a Cypher statement yields. */
    public JsonNode query(URI instance, String cypher, Map<String, ?> parameters) {
        return api.post(at(instance, "/query"), Map.of("query", cypher, "parameters", parameters))
                .path("rows");
    }

    /** Runs an algorithm to its end; gives the execution. */
    public JsonNode run(URI instance, String algorithm, Map<String, ?> request) {
        var execution = api.post(at(instance, "/algo/" + algorithm), request);
        var id = execution.path("execution_id").asText();
        var last = new JsonNode[] {execution};
        await(
                algorithm + " to end",
                Duration.ofSeconds(60),
                () -> {
                    if (isUnderWay(last[0])) {
                        last[0] = api.get(at(instance, "/algo/status/" + id));
                    }
                    return !isUnderWay(last[0]);
                });
        if (!last[0].path("status").asText().equals("completed")) {
            throw new DemoFailure(algorithm + " did not complete: " + last[0]);
        }
        return last[0];
    }

    /** Deletes an instance; returns when it is gone. */
    public void terminate(long instance) {
        api.delete(at("/api/instances/" + instance));
        await("instance " + instance + " to be gone", Duration.ofSeconds(30), () -> gone(instance));
    }

    public void deleteSnapshot(long id) {
        api.delete(at("/api/snapshots/" + id));
    }

    public void deleteMapping(long id) {
        api.delete(at("/api/mappings/" + id));
    }

    /** Waits until the condition holds; fails with {@link DemoFailure} after {@code limit}. */
    static void await(String what, Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new DemoFailure("waited " + limit.toSeconds() + " s for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoFailure("interrupted while waiting for " + what);
            }
        }
    }

    private boolean gone(long instance) {
        try {
            instance(instance);
            return false;
        } catch (ApiException e) {
            if (e.status() == 404) {
                return true;
            }
            throw e;
        }
    }

    private static boolean isUnderWay(JsonNode execution) {
        return List.of("pending", "running").contains(execution.path("status").asText());
    }

    private URI at(String path) {
        return at(controlPlane, path);
    }

    private static URI at(URI base, String path) {
        return URI.create(base + path);
    }
}
