package io.grapholap.exportworker.question;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.question.CatalogQuestion;
import io.grapholap.common.question.SourceQuestion;
import io.grapholap.platform.internal.InternalApi;
import io.grapholap.platform.internal.InternalRoutes;
import io.grapholap.warehouse.host.HostNotAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Questions about data sources and catalogs that only the control plane may ask. */
@ApplicationScoped
class SourceRoutes implements InternalRoutes {
    private static final String BASE = "/api/internal/warehouse";
    private static final Set<String> ASKERS = Set.of("control-plane");

    private final Questions questions;
    private final EmbeddedSource embedded;
    private final RemoteSource remote;

    SourceRoutes(Questions questions, EmbeddedSource embedded, RemoteSource remote) {
        this.questions = questions;
        this.embedded = embedded;
        this.remote = remote;
    }

    @Override
    public void register(InternalApi api) {
        source(
                api,
                "/test-source",
                (q, asked) -> q.type().exportable() ? embedded.test(q) : remote.test(q, asked));
        source(
                api,
                "/browse-source",
                (q, _) -> q.type().exportable() ? embedded.browse(q) : remote.browse(q));
        source(
                api,
                "/describe-table",
                (q, asked) -> q.type().exportable() ? embedded.table(q, asked) : remote.table(q));
        catalog(api, "/catalogs", (_, _) -> embedded.catalogs());
        catalog(api, "/catalog", embedded::catalog);
    }

    private void source(
            InternalApi api, String path, BiFunction<SourceQuestion, Asked, Object> answer) {
        api.post(
                BASE + path,
                ASKERS,
                SourceQuestion.class,
                (q, _) -> answer(q.timeLimitMillis(), asked -> answer.apply(q, asked)));
    }

    private void catalog(
            InternalApi api, String path, BiFunction<CatalogQuestion, Asked, Object> answer) {
        api.post(
                BASE + path,
                ASKERS,
                CatalogQuestion.class,
                (q, _) -> answer(q.timeLimitMillis(), asked -> answer.apply(q, asked)));
    }

    private Uni<Object> answer(long timeLimitMillis, Function<Asked, Object> work) {
        return questions
                .answer(Duration.ofMillis(timeLimitMillis), work)
                .onFailure(HostNotAllowed.class)
                .transform(e -> refused((HostNotAllowed) e));
    }

    private static Refused refused(HostNotAllowed e) {
        return new Refused(
                ErrorCode.HOST_NOT_ALLOWED,
                String.valueOf(e.getMessage()),
                Map.of("host", e.host()));
    }
}
