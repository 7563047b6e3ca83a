package io.grapholap.local.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The server-sent events of an instance, as they come. */
record EventLines(
        HttpClient http,
        CompletableFuture<HttpResponse<Stream<String>>> answer,
        CompletableFuture<Void> end,
        List<String> statuses)
        implements AutoCloseable {

    static EventLines of(URI controlPlane, long instance) {
        var http = HttpClient.newHttpClient();
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        controlPlane
                                                + "/api/events?resource=instance&id="
                                                + instance))
                        .header("Accept", "text/event-stream")
                        .header("X-Username", "alice")
                        .build();
        var answer = http.sendAsync(request, BodyHandlers.ofLines());
        var statuses = new CopyOnWriteArrayList<String>();
        var end = answer.thenAcceptAsync(a -> a.body().forEach(line -> note(line, statuses)));
        return new EventLines(http, answer, end, statuses);
    }

    private static void note(String line, List<String> statuses) {
        if (line.startsWith("data:")) {
            try {
                var status = Json.mapper().readTree(line.substring(5)).path("status").asText();
                if (!status.isEmpty()
                        && (statuses.isEmpty() || !statuses.getLast().equals(status))) {
                    statuses.add(status);
                }
            } catch (JsonProcessingException e) {
                throw new AssertionError(line, e);
            }
        }
    }

    boolean ended() {
        return end.isDone();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
