package io.grapholap.importscheduler.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.grapholap.common.error.PlatformException;
import io.grapholap.importscheduler.job.ImportRefused;
import io.grapholap.importscheduler.paging.PageArguments.BadPage;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** An error of the platform in the words of GraphQL: its code stands in {@code extensions.code}. */
final class GraphQlFailure extends RuntimeException implements GraphQLError {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(GraphQlFailure.class);
    private static final String BAD_USER_INPUT = "BAD_USER_INPUT";

    private final String code;

    GraphQlFailure(PlatformException cause) {
        this(cause.code().name(), cause.getMessage());
    }

    private GraphQlFailure(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The arguments make no sense. */
    static GraphQlFailure badInput(String message) {
        return new GraphQlFailure(BAD_USER_INPUT, message);
    }

    /** What a client may know of a failure; what it may not know stays as it is, and is logged. */
    static Throwable of(Throwable failure) {
        return switch (failure) {
            case PlatformException.ValidationFailed e -> badInput(e.getMessage());
            case PlatformException e -> new GraphQlFailure(e);
            case ImportRefused e -> new GraphQlFailure(e.code(), e.getMessage());
            case BadPage e -> badInput(e.getMessage());
            case GraphQlFailure e -> e;
            default -> {
                LOG.error("A GraphQL request failed", failure);
                yield failure;
            }
        };
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code);
    }

    @Override
    public List<SourceLocation> getLocations() {
        return List.of();
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }
}
