package io.grapholap.controlplane.warehouse;

import io.grapholap.common.datasource.SourceType;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.question.CatalogContents;
import io.grapholap.common.question.CatalogNames;
import io.grapholap.common.question.CatalogQuestion;
import io.grapholap.common.question.DefinitionsAnswer;
import io.grapholap.common.question.DefinitionsQuestion;
import io.grapholap.common.question.SourceItems;
import io.grapholap.common.question.SourceQuestion;
import io.grapholap.common.question.SourceTable;
import io.grapholap.common.question.SourceTest;
import io.grapholap.platform.internal.InternalClients;
import io.grapholap.platform.internal.InternalReplicas;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private static final Duration TEST_DEADLINE = Duration.ofSeconds(10);
    private static final Duration BROWSE_DEADLINE = Duration.ofSeconds(30);
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

    /** Can tables be read from there? Answered within 10 s; 400 if its host is not allowed. */
    public Uni<SourceTest> testSource(SourceType type, Map<String, Object> config) {
        var question = new SourceQuestion(type, config, null, timeLimit(TEST_DEADLINE));
        return ask("/test-source", question, SourceTest.class, TEST_DEADLINE);
    }

    /**
     * What is there whose name starts with {@code prefix}? Answered within 30 s; 400 if its host is
     * not allowed.
     */
    public Uni<SourceItems> browseSource(
            SourceType type, Map<String, Object> config, @Nullable String prefix) {
        var question = new SourceQuestion(type, config, prefix, timeLimit(BROWSE_DEADLINE));
        return ask("/browse-source", question, SourceItems.class, BROWSE_DEADLINE);
    }

    /** Which columns has a table? Answered within 30 s; 404 if it is not there. */
    public Uni<SourceTable> describeTable(
            SourceType type, Map<String, Object> config, String table) {
        var question = new SourceQuestion(type, config, table, timeLimit(BROWSE_DEADLINE));
        return ask("/describe-table", question, SourceTable.class, BROWSE_DEADLINE);
    }

    /** Which catalogs has the deployment's warehouse? Answered within 30 s. */
    public Uni<CatalogNames> catalogs() {
        var question = new CatalogQuestion(null, timeLimit(BROWSE_DEADLINE));
        return ask("/catalogs", question, CatalogNames.class, BROWSE_DEADLINE);
    }

    /** All that is in one catalog; answered within 30 s; 404 if it is gone. */
    public Uni<CatalogContents> catalog(String name) {
        var question = new CatalogQuestion(name, timeLimit(BROWSE_DEADLINE));
        return ask("/catalog", question, CatalogContents.class, BROWSE_DEADLINE);
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
