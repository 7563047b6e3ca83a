package io.grapholap.importscheduler.job;

import io.grapholap.warehouse.source.Call;
import io.grapholap.warehouse.source.ImportSource;
import io.grapholap.warehouse.source.SourceFailure;
import io.grapholap.warehouse.source.SourceTable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Looks for the first reason for which a job cannot be created or changed. */
@ApplicationScoped
class JobValidator {
    /** How long the warehouse may take to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JobRules rules;
    private final ImportSources sources;
    private final Vertx vertx;

    JobValidator(ImportConfig config, ImportSources sources, Vertx vertx) {
        this.rules =
                new JobRules(
                        new StoreGrammar(config.databricksHostSuffixes()),
                        config.triggeredStores());
        this.sources = sources;
        this.vertx = vertx;
    }

    /** The first fault of a wanted job. */
    Uni<Optional<ValidationFault>> fault(NewTableJob wanted) {
        var known = rules.fault(wanted);
        return known.isPresent()
                ? Uni.createFrom().item(known)
                : asked(
                        wanted.table().config().orElseThrow(),
                        wanted.mapping(),
                        wanted.model().type());
    }

    /** The first fault of another mapping of a job. */
    Uni<Optional<ValidationFault>> fault(TableJob job, TableMapping mapping) {
        var known = rules.mappingFault(mapping, job.model());
        return known.isPresent()
                ? Uni.createFrom().item(known)
                : asked(job.table(), mapping, job.model().type());
    }

    /** Asks the warehouse, on a thread that may wait. */
    private Uni<Optional<ValidationFault>> asked(
            TableConfig config, TableMapping mapping, ModelType type) {
        return sources.of(config.store())
                .map(source ->
                        Uni.createFrom()
                                .completionStage(() ->
                                        vertx.executeBlocking(
                                                        () -> check(source, config, mapping, type),
                                                        false)
                                                .toCompletionStage()))
                .orElseGet(() -> Uni.createFrom().item(Optional.of(notConnected(config.store()))));
    }

    private static Optional<ValidationFault> check(
            ImportSource source, TableConfig config, TableMapping mapping, ModelType type) {
        var table = config.sourceTable();
        try {
            var found = source.describe(table, Call.within(PATIENCE));
            return found.isEmpty()
                    ? Optional.of(notFound(table))
                    : new TableCheck(found.get(), mapping, source.isCaseSensitive()).fault(type);
        } catch (SourceFailure e) {
            return Optional.of(new ValidationFault(code(e.code()), String.valueOf(e.getMessage())));
        }
    }

    private static ValidationFault notFound(SourceTable table) {
        return new ValidationFault(
                ValidationCode.TABLE_NOT_FOUND,
                "There is no table %s; correct the table configuration.".formatted(table));
    }

    private static ValidationCode code(SourceFailure.Code code) {
        return switch (code) {
            case INVALID_CONFIG -> ValidationCode.INVALID_CONFIG;
            case AUTHENTICATION_FAILED -> ValidationCode.AUTHENTICATION_FAILED;
            case PERMISSION_DENIED -> ValidationCode.PERMISSION_DENIED;
            case TABLE_NOT_FOUND -> ValidationCode.TABLE_NOT_FOUND;
            case COLUMN_NOT_FOUND -> ValidationCode.COLUMN_NOT_FOUND;
            case WAREHOUSE_UNAVAILABLE,
                    QUERY_FAILED,
                    DEADLINE_EXCEEDED,
                    RESULT_TOO_BIG,
                    INCOMPLETE_RESULT ->
                    ValidationCode.WAREHOUSE_UNAVAILABLE;
        };
    }

    private ValidationFault notConnected(TableStore store) {
        var connected = sources.connected();
        return new ValidationFault(
                ValidationCode.WAREHOUSE_UNAVAILABLE,
                "This installation has no connection to %s; it imports from %s."
                        .formatted(store, connected.isEmpty() ? "no store yet" : connected));
    }
}
