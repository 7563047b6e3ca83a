package io.grapholap.importscheduler.graphql;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses calls that cost too much before any of their fields is resolved. */
@ApplicationScoped
class CostGuard {
    private static final String COST = CostGuard.class.getName();

    private final GraphQlConfig config;
    private final CurrentVertxRequest request;

    CostGuard(GraphQlConfig config, CurrentVertxRequest request) {
        this.config = config;
        this.request = request;
    }

    void watch(@Observes GraphQL.Builder builder) {
        builder.instrumentation(new Watch());
    }

    /** What the call in hand costs, and may cost. */
    RateLimit reckoned() {
        Long cost = request.getCurrent().get(COST);
        return new RateLimit(config.maxCost(), cost == null ? 1 : cost.intValue());
    }

    private final class Watch extends SimplePerformantInstrumentation {
        @Override
        public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
                InstrumentationExecuteOperationParameters parameters,
                @Nullable InstrumentationState state) {
            var execution = parameters.getExecutionContext();
            var cost =
                    new QueryCost(
                                    execution.getFragmentsByName(),
                                    execution.getCoercedVariables().toMap())
                            .of(execution.getOperationDefinition());
            if (cost > config.maxCost()) {
                throw new TooCostly(cost, config.maxCost());
            }
            request.getCurrent().put(COST, cost);
            return null;
        }
    }

    /** The call asks for too much at once. */
    static final class TooCostly extends AbortExecutionException {
        private static final long serialVersionUID = 1L;

        TooCostly(long cost, int limit) {
            super(
                    "This call costs %d points and %d are the most; ask for smaller pages or fewer fields."
                            .formatted(cost, limit));
        }

        @Override
        public Map<String, Object> getExtensions() {
            return Map.of("code", "COMPLEXITY_LIMIT_EXCEEDED");
        }
    }
}
