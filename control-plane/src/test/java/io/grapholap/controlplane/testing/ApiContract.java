package io.grapholap.controlplane.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Whether answers are as the checked-in document says. */
public final class ApiContract {
    public static final Path FILE = Path.of("src/main/resources/openapi/openapi.json");

    /** Read when it is needed first, which is not when the document is written anew. */
    private static final class Checked {
        static final OpenApiInteractionValidator DOCUMENT =
                OpenApiInteractionValidator.createForInlineApiSpecification(text())
                        // Tests ask wrong things, too, and for routes that are not there.
                        .withLevelResolver(
                                LevelResolver.create()
                                        .withLevel("validation.request", Level.IGNORE)
                                        .build())
                        .withCustomResponseValidation(ApiContract::code)
                        .build();
    }

    private ApiContract() {}

    /** The document as it is checked in. */
    public static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an answer. */
    static ValidationReport check(String path, Request.Method method, Response answer) {
        return Checked.DOCUMENT.validateResponse(path, method, answer);
    }

    /** An error has one of the codes that its route names for its status. */
    private static ValidationReport code(Response answer, ApiOperation operation) {
        var said = operation.getOperation().getResponses().get(String.valueOf(answer.getStatus()));
        var codes =
                said == null || said.getExtensions() == null
                        ? null
                        : said.getExtensions().get("x-error-codes");
        var code = body(answer).at("/error/code").asText();
        return codes instanceof Collection<?> named && !named.contains(code)
                ? ValidationReport.singleton(
                        ValidationReport.Message.create(
                                        "validation.response.error.code",
                                        "The code " + code + " is not one of " + named)
                                .build())
                : ValidationReport.empty();
    }

    private static JsonNode body(Response answer) {
        try {
            return Json.mapper()
                    .readTree(
                            answer.getResponseBody()
                                    .orElseThrow()
                                    .toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
