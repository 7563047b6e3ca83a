package io.grapholap.controlplane.testing;

import com.sun.net.httpserver.HttpExchange;
import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What {@link FakeWarehouse} says of data sources and catalogs. What a test does not teach it is
 * answered as by a worker whose warehouse is away.
 */
public final class TestWarehouse {
    static final String BASE = "/api/internal/warehouse/";
    private static final Map<String, Function<String, Object>> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, String> QUESTIONS = new ConcurrentHashMap<>();

    private TestWarehouse() {}

    /**
     * Teaches an answer, until it is forgotten.
     *
     * @param question last part of the route, such as {@code test-source}
     * @param answer from the question's JSON to a record, or to a {@link PlatformException}
     */
    public static void answers(String question, Function<String, Object> answer) {
        ANSWERS.put(question, answer);
    }

    public static void forget(String question) {
        ANSWERS.remove(question);
    }

    /** The JSON of the last question of that kind; empty if there was none. */
    public static String lastAsked(String question) {
        return QUESTIONS.getOrDefault(question, "");
    }

    static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question = exchange.getRequestURI().getPath().substring(BASE.length());
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            QUESTIONS.put(question, body);
            var answer = ANSWERS.getOrDefault(question, _ -> away()).apply(body);
            int status = answer instanceof PlatformException e ? e.code().status() : 200;
            var json =
                    Json.mapper()
                            .writeValueAsBytes(
                                    answer instanceof PlatformException e
                                            ? ErrorBody.of(e, "test")
                                            : answer);
            exchange.sendResponseHeaders(status, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private static PlatformException away() {
        return new Unavailable(ErrorCode.WAREHOUSE_UNAVAILABLE, "The warehouse is away.", Map.of());
    }
}
