package io.grapholap.controlplane.feed;

import io.grapholap.common.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that listens to one resource. */
public final class EventStream implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    /**
     * @param headers names and values, in turn
     */
    public EventStream(URI url, String user, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(url)
                        .header("X-Username", user)
                        .header("X-User-Role", "analyst")
                        .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        response = http.send(request.build(), BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var body = response.body()) {
            var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("broken: " + e.getMessage());
        } finally {
            ended = true;
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** The states so far. */
    public List<String> statuses() {
        return states().stream().map(s -> String.valueOf(s.get("status"))).toList();
    }

    public List<Map<?, ?>> states() {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .<Map<?, ?>>map(line -> parsed(line.substring("data:".length())))
                .toList();
    }

    public List<String> lines() {
        return lines;
    }

    public boolean ended() {
        return ended;
    }

    private static Map<?, ?> parsed(String json) {
        try {
            return Json.mapper().readValue(json, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
