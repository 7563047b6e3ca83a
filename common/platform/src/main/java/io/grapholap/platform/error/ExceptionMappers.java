package io.grapholap.platform.error;

import static java.lang.String.join;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions of endpoints become answers; anything unknown is a bare 500. */
class ExceptionMappers {

    @ServerExceptionMapper
    public Response platform(PlatformException e, ContainerRequestContext request) {
        return ErrorAnswers.of(e, request);
    }

    @ServerExceptionMapper
    public Response wrongJson(MismatchedInputException e, ContainerRequestContext request) {
        return json(e, request);
    }

    /** No such route, or a parameter that is not readable as its type. */
    @ServerExceptionMapper
    public Response notFound(NotFoundException e, ContainerRequestContext request) {
        return web(e, request);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e, ContainerRequestContext request) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json, request);
        }
        int status = e.getResponse().getStatus();
        var what = request.getMethod() + " " + request.getUriInfo().getPath();
        return switch (status) {
            case 404 ->
                    e.getCause() == null
                            ? ErrorAnswers.plain(
                                    ErrorCode.RESOURCE_NOT_FOUND,
                                    "There is no " + what + ".",
                                    request)
                            : parameter(e.getCause(), request);
            case 405 -> notAllowed(what, request);
            case 406, 415 ->
                    ErrorAnswers.plain(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            what + " speaks application/json.",
                            request);
            case 413 ->
                    ErrorAnswers.plain(
                            ErrorCode.REQUEST_TOO_LARGE, "The body is too large.", request);
            default ->
                    status >= 500
                            ? ErrorAnswers.bug(e, request)
                            : parameter(e.getCause() == null ? e : e.getCause(), request);
        };
    }

    @ServerExceptionMapper
    public Response bug(Throwable e, ContainerRequestContext request) {
        return ErrorAnswers.bug(e, request);
    }

    private static Response notAllowed(String what, ContainerRequestContext request) {
        var allowed = AllowedMethods.of(request);
        var answer =
                ErrorAnswers.plain(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        what + " is not allowed; this path takes " + join(", ", allowed) + ".",
                        request);
        return Response.fromResponse(answer).allow(allowed).build();
    }

    private static Response parameter(Throwable cause, ContainerRequestContext request) {
        return cause instanceof PlatformException e
                ? ErrorAnswers.of(e, request)
                : ErrorAnswers.invalid(
                        List.of(
                                new Fault(
                                        "request",
                                        "a parameter cannot be read: " + cause.getMessage(),
                                        "type")),
                        request);
    }

    private static Response json(JsonProcessingException e, ContainerRequestContext request) {
        return e instanceof JsonMappingException m && m.getCause() instanceof PlatformException own
                ? ErrorAnswers.of(own, request)
                : ErrorAnswers.invalid(List.of(JsonFaults.of(e)), request);
    }
}
