package io.grapholap.exportworker.question;

import io.grapholap.common.question.DefinitionsQuestion;
import io.grapholap.platform.internal.InternalApi;
import io.grapholap.platform.internal.InternalRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/** Questions that only the control plane may ask. */
@ApplicationScoped
class QuestionRoutes implements InternalRoutes {
    private static final String BASE = "/api/internal/warehouse";
    private static final Set<String> ASKERS = Set.of("control-plane");

    private final Questions questions;
    private final DefinitionsCheck definitions;

    QuestionRoutes(Questions questions, DefinitionsCheck definitions) {
        this.questions = questions;
        this.definitions = definitions;
    }

    @Override
    public void register(InternalApi api) {
        api.post(
                BASE + "/check-definitions",
                ASKERS,
                DefinitionsQuestion.class,
                (question, _) ->
                        questions.answer(
                                Duration.ofMillis(question.timeLimitMillis()),
                                asked -> definitions.check(question.definition(), asked)));
    }
}
