package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.datasource.DataSource;
import io.grapholap.controlplane.warehouse.WarehouseClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Shows definitions, which keep the rules, to the warehouse. Never called in a transaction. */
@ApplicationScoped
class DefinitionChecks {
    private final WarehouseClient warehouse;
    private final RecentChecks recent;

    DefinitionChecks(WarehouseClient warehouse, RecentChecks recent) {
        this.warehouse = warehouse;
        this.recent = recent;
    }

    /**
     * What the warehouse says, right or wrong.
     *
     * @param source where the SQL runs; empty for the deployment's own warehouse
     * @return fails with {@link Unavailable} if the warehouse is away
     */
    Uni<DefinitionCheck> ask(MappingDefinition definition, Optional<DataSource> source) {
        return source.filter(s -> !s.type().exportable())
                .map(s -> Uni.createFrom().<DefinitionCheck>failure(outOfReach(s)))
                .orElseGet(() ->
                        warehouse
                                .checkDefinitions(definition)
                                .map(DefinitionCheck::of)
                                .invoke(check -> recent.note(definition, source, check)));
    }

    /**
     * What may be stored: a warehouse that is away leaves a warning. It is not asked about what it
     * accepted a moment ago.
     *
     * @return fails with {@link ValidationFailed} naming every fault
     */
    Uni<DefinitionCheck> require(MappingDefinition definition, Optional<DataSource> source) {
        return recent.find(definition, source)
                .map(check -> Uni.createFrom().item(check))
                .orElseGet(() -> ask(definition, source))
                .onFailure(Unavailable.class)
                .recoverWithItem(e -> DefinitionCheck.unchecked(String.valueOf(e.getMessage())))
                .map(check -> check.orFail(definition));
    }

    private static Unavailable outOfReach(DataSource source) {
        return new Unavailable(
                ErrorCode.WAREHOUSE_UNAVAILABLE,
                "No export-worker of this deployment reads data sources of the type "
                        + source.type().wireName()
                        + ".",
                Map.of("data_source_id", source.id()));
    }
}
