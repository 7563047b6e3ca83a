package io.grapholap.controlplane.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.json.Json;
import io.grapholap.common.question.CheckedDefinition;
import io.grapholap.common.question.DefinitionsAnswer;
import io.grapholap.common.question.DefinitionsQuestion;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plays an export-worker that is asked about warehouses, and takes everything, unless the SQL says
 * what is to happen: {@code -- fails CODE column}, {@code -- away} or {@code -- late}. Other
 * questions are answered as {@link TestWarehouse} was taught.
 */
public class FakeWarehouse implements QuarkusTestResourceLifecycleManager {
    private static final Pattern FAILS = Pattern.compile("-- fails (\\w+) ?(\\w+)?");

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            var loopback = InetAddress.getLoopbackAddress();
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(TestWarehouse.BASE + "check-definitions", this::check);
        server.createContext(TestWarehouse.BASE, TestWarehouse::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.of(
                "graph-olap.export-worker.internal-url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void check(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var definition = Json.mapper().readValue(body, DefinitionsQuestion.class).definition();
            if (says(definition, "-- away")) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            var answer = Json.mapper().writeValueAsBytes(answer(definition));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static DefinitionsAnswer answer(MappingDefinition definition) {
        return says(definition, "-- late")
                ? new DefinitionsAnswer(List.of(), false, List.of("Nothing was checked in time."))
                : new DefinitionsAnswer(
                        definition.entities().stream().map(e -> checked(e, definition)).toList(),
                        true,
                        List.of());
    }

    private static CheckedDefinition checked(EntityDefinition entity, MappingDefinition mapping) {
        return new CheckedDefinition(
                entity.name(),
                entity.kind(),
                entity.columns(mapping).stream()
                        .map(c -> new CheckedDefinition.Column(c.name(), "VARCHAR"))
                        .toList(),
                7L,
                FAILS.matcher(entity.sql())
                        .results()
                        .map(f ->
                                new CheckedDefinition.Error(
                                        JobFailure.Code.valueOf(f.group(1)),
                                        "It fails with " + f.group(1) + ".",
                                        f.group(2)))
                        .toList());
    }

    private static boolean says(MappingDefinition definition, String word) {
        return definition.entities().stream().anyMatch(e -> e.sql().contains(word));
    }
}
