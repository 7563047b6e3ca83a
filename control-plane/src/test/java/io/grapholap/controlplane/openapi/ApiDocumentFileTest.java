package io.grapholap.controlplane.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.json.Json;
import io.grapholap.controlplane.testing.ApiContract;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is checked in is complete and can be read by others. */
class ApiDocumentFileTest {
    private static final Path ROUTES = Path.of("src/test/resources/route-permissions.txt");

    @Test
    void itIsSoundOpenApi() {
        var read = new OpenAPIV3Parser().readContents(ApiContract.text());

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
    }

    @Test
    void itNamesEveryRouteAndNoOther() throws IOException {
        var named = new TreeSet<String>();
        operations((route, _) -> named.add(route));

        try (var lines = Files.lines(ROUTES)) {
            var routes =
                    lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.lastIndexOf(' ')))
                            .filter(route -> !route.equals("GET /metrics"));
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(routes, Stream.of("GET /health", "GET /ready")).toList());
        }
    }

    @Test
    void everyOperationHasASentenceATagAndANameOfItsOwn() {
        var names = new ArrayList<String>();
        operations((route, operation) -> {
            assertThat(operation.path("summary").asText()).as(route).isNotEmpty();
            assertThat(operation.path("tags")).as(route).hasSize(1);
            names.add(operation.path("operationId").asText());
        });
        assertThat(names).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void everyOperationSaysWhatItAnswersWithAndWithout200() {
        operations((route, operation) -> {
            var answers = operation.path("responses");
            var statuses = new ArrayList<String>();
            answers.fieldNames().forEachRemaining(statuses::add);
            assertThat(statuses).as(route).contains("500", "503").doesNotContain("default");
            assertThat(statuses.stream().filter(s -> s.startsWith("2"))).as(route).hasSize(1);
        });
    }

    @Test
    void deletionsAnswerNothing() {
        var silent = List.of("mappings", "snapshots", "instances", "data-sources", "api-keys");
        for (var noun : silent) {
            var delete = document().at("/paths").path("/api/" + noun + "/{id}").path("delete");
            assertThat(delete.path("responses").path("204").has("description")).isTrue();
            assertThat(delete.path("responses").path("204").has("content")).isFalse();
        }
    }

    /** Numbers at the end of a name come from two shapes of the same name. */
    @Test
    void shapesHaveNamesOfTheirOwn() {
        document()
                .at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name ->
                        assertThat(name)
                                .matches("[A-Z][A-Za-z]*")
                                .doesNotContain("Envelope", "View", "Entity1", "Sse"));
    }

    @Test
    void errorCodesStandWithTheirStatus() {
        var answers = document().at("/components/responses");
        operations((route, operation) ->
                operation
                        .path("responses")
                        .properties()
                        .forEach(answer -> {
                            var name =
                                    answer.getValue().path("$ref").asText().replaceAll(".*/", "");
                            answers.path(name)
                                    .path("x-error-codes")
                                    .forEach(code ->
                                            assertThat(ErrorCode.valueOf(code.asText()).status())
                                                    .as(route)
                                                    .hasToString(answer.getKey()));
                        }));
    }

    private static JsonNode document() {
        try {
            return Json.mapper().readTree(ApiContract.text());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void operations(BiConsumer<String, JsonNode> visit) {
        document()
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(verb ->
                                        visit.accept(
                                                verb.getKey().toUpperCase(java.util.Locale.ROOT)
                                                        + " "
                                                        + path.getKey(),
                                                verb.getValue())));
    }
}
