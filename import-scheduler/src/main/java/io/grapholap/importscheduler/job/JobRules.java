package io.grapholap.importscheduler.job;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be said of a wanted job without asking its warehouse; the first fault counts. */
final class JobRules {
    private final StoreGrammar grammar;
    private final Set<TableStore> triggeredStores;

    JobRules(StoreGrammar grammar, Set<TableStore> triggeredStores) {
        this.grammar = grammar;
        this.triggeredStores = triggeredStores;
    }

    Optional<ValidationFault> fault(NewTableJob wanted) {
        return fault(ValidationCode.INVALID_CONFIG, config(wanted))
                .or(() -> fault(ValidationCode.UNSUPPORTED_STORE_FOR_TRIGGER, trigger(wanted)))
                .or(() -> mappingFault(wanted.mapping(), wanted.model()));
    }

    /** What is wrong with the mapping of a job. */
    Optional<ValidationFault> mappingFault(TableMapping mapping, TableJob.Model model) {
        var names = grammar.columnFault(new MappedColumns(mapping).names());
        return fault(ValidationCode.INVALID_CONFIG, names)
                .or(() ->
                        fault(
                                ValidationCode.MISSING_REQUIRED_MAPPING,
                                MappingRules.missing(mapping, model)))
                .or(() ->
                        fault(
                                ValidationCode.MAPPING_NOT_ALLOWED_FOR_MODEL_TYPE,
                                MappingRules.forbidden(mapping, model.type())))
                .or(() -> fault(ValidationCode.BATCH_ID_REQUIRED, batch(mapping, model)));
    }

    private Optional<String> config(NewTableJob wanted) {
        var table = wanted.table();
        if (table.config().isEmpty()) {
            return Optional.of(
                    "The tableStore %s needs '%s' and no other table configuration; %d came."
                            .formatted(
                                    table.store(), field(table.store()), table.configs().size()));
        }
        if (wanted.model().name().isBlank()) {
            return Optional.of("The modelName is empty; give it a name.");
        }
        return table.config().flatMap(grammar::fault);
    }

    private Optional<String> trigger(NewTableJob wanted) {
        var store = wanted.table().store();
        return !wanted.triggered() || triggeredStores.contains(store)
                ? Optional.empty()
                : Optional.of(
                        "Jobs of %s cannot be triggered; this is available for %s."
                                .formatted(store, triggeredStores));
    }

    private static Optional<String> batch(TableMapping mapping, TableJob.Model model) {
        return model.environment() == ModelEnvironmentName.validation
                        && isBlank(model.batchId())
                        && isBlank(mapping.batchId())
                ? Optional.of(
                        "The environment validation needs a batch: give 'batchId', or map it in 'schema'.")
                : Optional.empty();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String field(TableStore store) {
        return switch (store) {
            case BigQuery -> "bigQueryTableConfig";
            case Snowflake -> "snowflakeTableConfig";
            case Databricks -> "databricksTableConfig";
            case DuckDB -> "duckDbTableConfig";
        };
    }

    private static Optional<ValidationFault> fault(ValidationCode code, Optional<String> message) {
        Function<String, ValidationFault> fault = text -> new ValidationFault(code, text);
        return message.map(fault);
    }
}
