package io.grapholap.controlplane.warehouse;

import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.question.DefinitionsAnswer;
import io.grapholap.common.question.DefinitionsQuestion;
import io.grapholap.platform.internal.InternalClients;
import io.grapholap.platform.internal.InternalReplicas;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * What the control plane asks of warehouses, by way of any one export-worker, found at {@code
 * graph-olap.export-worker.internal-url}. No question changes anything. One that gets no answer in
 * time fails with {@link Unavailable} of {@code WAREHOUSE_UNAVAILABLE}. Never ask inside a
 * transaction: a warehouse may take its time.
 */
@ApplicationScoped
public class WarehouseClient {
    private static final String BASE = "/api/internal/warehouse";
    private static final Duration CHECK_DEADLINE = Duration.ofSeconds(10);
    private static final Duration WAY_BACK = Duration.ofMillis(1_500);

    private final InternalReplicas workers;

    WarehouseClient(InternalClients clients) {
        this.workers = clients.anyOf("export-worker");
    }

    /** Could these definitions, which keep the rules, be exported? Answered within 10 s. */
    public Uni<DefinitionsAnswer> checkDefinitions(MappingDefinition definition) {
        var question = new DefinitionsQuestion(definition, timeLimit(CHECK_DEADLINE));
        return ask("/check-definitions", question, DefinitionsAnswer.class, CHECK_DEADLINE);
    }

    private <A> Uni<A> ask(String path, Object question, Class<A> answer, Duration deadline) {
        return workers.ask(BASE + path, question, answer, deadline)
                .onFailure(Unavailable.class)
                .transform(e -> unavailable((Unavailable) e));
    }

    /** What the worker may take, so that its own word on a slow warehouse arrives in time. */
    private static long timeLimit(Duration deadline) {
        return deadline.minus(WAY_BACK).toMillis();
    }

    private static Unavailable unavailable(Unavailable e) {
        return e.code() == ErrorCode.WAREHOUSE_UNAVAILABLE
                ? e
                : new Unavailable(
                        ErrorCode.WAREHOUSE_UNAVAILABLE,
                        "The warehouse cannot be asked: " + e.getMessage(),
                        e.details());
    }
}
