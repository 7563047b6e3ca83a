package io.grapholap.importscheduler.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.grapholap.common.error.PlatformException;
import java.util.List;
import java.util.Map;

/** An error of the platform in the words of GraphQL: its code stands in {@code extensions.code}. */
final class GraphQlFailure extends RuntimeException implements GraphQLError {
    private static final long serialVersionUID = 1L;

    private final String code;

    GraphQlFailure(PlatformException cause) {
        super(cause.getMessage(), null, false, false);
        this.code = cause.code().name();
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
