package io.grapholap.controlplane.testing;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;

/** Holds every answer that a test gets from the API against the checked-in document. */
public class DocumentedAnswers implements QuarkusTestBeforeEachCallback, Filter {
    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        var answer = context.next(request, expected);
        var uri = URI.create(request.getURI());
        if (isOfApi(uri) && isJson(answer)) {
            var method = Request.Method.valueOf(request.getMethod());
            var report = ApiContract.check(uri.getPath(), method, RestAssuredResponse.of(answer));
            if (report.hasErrors()) {
                throw new AssertionError(
                        "Not as the OpenAPI document says: "
                                + method
                                + " "
                                + uri
                                + " -> "
                                + answer.asString()
                                + "\n"
                                + SimpleValidationReportFormat.getInstance().apply(report));
            }
        }
        return answer;
    }

    /** Not of the internal API, which has a port of its own, nor the document itself. */
    private static boolean isOfApi(URI uri) {
        return uri.getPort() == RestAssured.port && !uri.getPath().equals("/api/openapi.json");
    }

    private static boolean isJson(Response answer) {
        return answer.getContentType().isEmpty()
                || answer.getContentType().startsWith("application/json");
    }
}
