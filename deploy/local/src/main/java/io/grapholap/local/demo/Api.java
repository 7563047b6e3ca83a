package io.grapholap.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.grapholap.common.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls of one user in one trace. */
public final class Api {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String user;
    private final String traceparent;

    /**
     * @param traceparent W3C trace context, sent with every call
     */
    public Api(String user, String traceparent) {
        this.user = user;
        this.traceparent = traceparent;
    }

    public JsonNode get(URI address) {
        return call(request(address).GET());
    }

    public JsonNode post(URI address, Object body) {
        return call(
                request(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(text(body))));
    }

    public JsonNode put(URI address, Object body) {
        return call(
                request(address)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(text(body))));
    }

    public void delete(URI address) {
        call(request(address).DELETE());
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .header("X-Username", user)
                .header("traceparent", traceparent);
    }

    private JsonNode call(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new ApiException(request, answer.statusCode(), answer.body());
            }
            return answer.body().isBlank()
                    ? NullNode.getInstance()
                    : Json.mapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new ApiException(request, 200, "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ApiException(request, 0, String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(request, 0, "interrupted");
        }
    }

    private static String text(Object body) {
        try {
            return Json.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** An answer other than 2xx, or none. */
    public static final class ApiException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        ApiException(HttpRequest request, int status, String body) {
            super(
                    request.method()
                            + " "
                            + request.uri()
                            + (status == 0 ? " got no answer: " : " answered " + status + ": ")
                            + body);
            this.status = status;
        }

        /** The HTTP status; 0 when there was no answer. */
        public int status() {
            return status;
        }
    }
}
