package io.grapholap.importscheduler.job;

import io.grapholap.warehouse.duckdb.DuckDbSource;
import io.grapholap.warehouse.source.ImportSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stores that this installation is connected to. */
@ApplicationScoped
public class ImportSources {
    private final Map<TableStore, ImportSource> sources;

    ImportSources(ImportConfig config, Clock clock) {
        this.sources =
                config.duckDbRoot()
                        .map(root ->
                                Map.<TableStore, ImportSource>of(
                                        TableStore.DuckDB, new DuckDbSource(root, clock)))
                        .orElse(Map.of());
    }

    /** How a store is asked; empty if there is no connection to it. */
    public Optional<ImportSource> of(TableStore store) {
        return Optional.ofNullable(sources.get(store));
    }

    Set<TableStore> connected() {
        return sources.keySet();
    }
}
