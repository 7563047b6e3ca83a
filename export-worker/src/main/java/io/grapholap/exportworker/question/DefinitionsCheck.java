package io.grapholap.exportworker.question;

import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.question.CheckedDefinition;
import io.grapholap.common.question.DefinitionsAnswer;
import io.grapholap.warehouse.Description;
import io.grapholap.warehouse.DescriptionRequest;
import io.grapholap.warehouse.ExportCancelled;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.Warehouse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Optional;

/** Says which definitions could be exported, and why the others could not. */
@ApplicationScoped
class DefinitionsCheck {
    private final Warehouse warehouse;
    private final QuestionConfig config;

    DefinitionsCheck(Warehouse warehouse, QuestionConfig config) {
        this.warehouse = warehouse;
        this.config = config;
    }

    /**
     * Looks at one definition after the other until the time is over; those that are left then are
     * named in a warning.
     *
     * @throws ExportFailure if the warehouse is away
     */
    DefinitionsAnswer check(MappingDefinition mapping, Asked asked) {
        var checked = new ArrayList<CheckedDefinition>();
        var late = new ArrayList<String>();
        for (var entity : mapping.entities()) {
            describe(entity, mapping, asked)
                    .ifPresentOrElse(
                            d -> checked.add(checked(entity, d)),
                            () ->
                                    late.add(
                                            "The "
                                                    + entity.kind().wireName()
                                                    + " definition "
                                                    + entity.name()
                                                    + " was not checked: the time was over."));
        }
        return new DefinitionsAnswer(checked, late.isEmpty(), late);
    }

    /** Empty if the time was over first. */
    private Optional<Description> describe(
            EntityDefinition entity, MappingDefinition mapping, Asked asked) {
        if (asked.timeLeft().isZero()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    warehouse.describe(
                            new DescriptionRequest(
                                    entity.sql(),
                                    entity.columns(mapping),
                                    asked.directory(),
                                    config.memory().asLongValue(),
                                    asked.timeLeft()),
                            asked.cancellation()));
        } catch (ExportCancelled e) {
            return Optional.empty();
        } catch (ExportFailure e) {
            if (e.code() == JobFailure.Code.DEADLINE_EXCEEDED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static CheckedDefinition checked(EntityDefinition entity, Description description) {
        return new CheckedDefinition(
                entity.name(),
                entity.kind(),
                description.columns().stream()
                        .map(c -> new CheckedDefinition.Column(c.name(), c.type()))
                        .toList(),
                description.rowEstimate(),
                description.faults().stream()
                        .map(f ->
                                new CheckedDefinition.Error(
                                        f.code(), String.valueOf(f.getMessage()), f.column()))
                        .toList());
    }
}
