package io.grapholap.controlplane.openapi;

import io.grapholap.common.error.ErrorBody;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Completes the document that tests make. The scanner finds the routes, {@code
 * META-INF/openapi.yaml} has what people say of them; schemas come from the types that the
 * endpoints take and return, errors from what they declare.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    /** For a person at the API's port; scrapers have their own. */
    private static final String METRICS = "/metrics";

    private static final String API = "/api/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().removePathItem(METRICS);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().values().forEach(o -> o.setTags(List.of(tag(path)))));
        var bounds = new Bounds(document.getComponents().getSchemas());
        var answers = Shapes.ofAnswers();
        var schemas = new TreeMap<>(answers(document, answers));
        var refusals = new Refusals(document.getComponents());
        var parameters = new Parameters(document.getComponents());
        var bodies = Shapes.ofBodies(answers);
        each(
                document,
                (operation, endpoint) -> {
                    body(operation, endpoint, bodies);
                    refusals.addTo(operation, endpoint);
                    parameters.describe(operation, endpoint);
                    operation.setOperationId(endpoint.operationId());
                });
        answers.of(ErrorBody.class);
        schemas.putAll(answers.found());
        schemas.putAll(bodies.found());
        schemas.get("Error").getProperties().get("code").setEnumeration(refusals.names());
        bounds.addTo(schemas);
        document.getComponents().setSchemas(schemas);
    }

    private static Map<String, Schema> answers(OpenAPI document, Shapes shapes) {
        var answers = new Answers(shapes);
        each(document, answers::replace);
        return answers.envelopes();
    }

    private static void body(Operation operation, Endpoint endpoint, Shapes bodies) {
        endpoint.body()
                .ifPresent(type ->
                        operation
                                .getRequestBody()
                                .required(true)
                                .content(Answers.json(bodies.of(type)).getContent()));
        if (endpoint.isOpen()) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
    }

    /** The first noun of a path. */
    private static String tag(String path) {
        return path.startsWith(API) ? path.substring(API.length()).replaceAll("/.*", "") : "health";
    }

    private static void each(OpenAPI document, BiConsumer<Operation, Endpoint> visit) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations()
                                .forEach((verb, operation) ->
                                        visit.accept(
                                                operation,
                                                Endpoint.of(
                                                        verb.name(), operation.getOperationId()))));
    }
}
