package io.grapholap.controlplane.cluster;

import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.question.CheckedDefinition;
import io.grapholap.common.question.DefinitionsAnswer;
import io.grapholap.controlplane.warehouse.WarehouseClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Has an export-worker ask the warehouse a question that any can answer. */
@ApplicationScoped
class WarehouseProbe implements Probe {
    private static final MappingDefinition QUESTION =
            new MappingDefinition(
                    List.of(
                            new NodeDefinition(
                                    "Probe",
                                    "SELECT 1 AS id",
                                    new PropertyDefinition("id", "INT64"),
                                    List.of())),
                    List.of());

    private final WarehouseClient warehouse;

    WarehouseProbe(WarehouseClient warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public String component() {
        return "warehouse";
    }

    @Override
    public Uni<?> ask() {
        return warehouse.checkDefinitions(QUESTION).invoke(WarehouseProbe::requireGood);
    }

    private static void requireGood(DefinitionsAnswer answer) {
        if (!answer.complete()) {
            throw new IllegalStateException(String.join(" ", answer.warnings()));
        }
        answer.definitions().stream()
                .map(CheckedDefinition::errors)
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(error -> {
                    throw new IllegalStateException(error.message());
                });
    }
}
