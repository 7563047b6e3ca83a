package io.grapholap.exportworker.job;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.lake.SnapshotManifest.Entity;
import io.grapholap.lake.StoreException;
import io.grapholap.warehouse.duckdb.Execution;
import io.grapholap.warehouse.duckdb.Sandbox;
import io.grapholap.warehouse.duckdb.SandboxTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What must hold across the tables of a snapshot before anybody may read it. */
@ApplicationScoped
class FinishChecks {
    private final WorkerConfig config;

    FinishChecks(WorkerConfig config) {
        this.config = config;
    }

    /**
     * Every key is there, no two nodes of a label share one, and every edge ends at nodes.
     *
     * @throws JobFailed with entity, column, count and an example of the first rule that is broken
     * @throws StoreException if a file is missing or not as long as it was
     */
    void run(Attempt attempt, MappingDefinition mapping, List<Entity> entities) {
        var execution = new Execution(attempt.cancellation(), attempt.timeLeft());
        var limits =
                new Sandbox.Limits(
                        attempt.scratch(), config.exportMemory().asLongValue(), config.threads());
        var tables = entities.stream().map(entity -> table(attempt, entity)).toList();
        try (var sandbox = Sandbox.open(tables, limits, execution)) {
            var rules = new KeyRules(sandbox, execution);
            for (NodeDefinition node : mapping.nodeDefinitions()) {
                rules.node(node);
            }
            for (EdgeDefinition edge : mapping.edgeDefinitions()) {
                rules.edge(edge, mapping);
            }
        } catch (SQLException e) {
            throw new JobFailed(
                    new JobFailure(
                            Code.INTERNAL_ERROR,
                            null,
                            null,
                            "The exported files could not be checked.",
                            null,
                            true));
        }
    }

    private static SandboxTable table(Attempt attempt, Entity entity) {
        return new SandboxTable(
                KeyRules.schema(entity.kind()),
                entity.name(),
                entity.files().stream().map(file -> local(attempt, entity.kind(), file)).toList());
    }

    private static Path local(Attempt attempt, EntityKind kind, DataFile file) {
        attempt.cancellation().check();
        var store = attempt.store();
        var inPlace = store.localPath(file.path());
        if (inPlace.isPresent()) {
            long found = store.size(file.path());
            if (found != file.bytes()) {
                throw new StoreException.Corrupt(
                        "The object %s has %d bytes; %d were written."
                                .formatted(file.path(), found, file.bytes()));
            }
            return inPlace.get();
        }
        var copy = attempt.scratch().resolve(kind.wireName() + "-" + file.path().replace('/', '-'));
        store.fetch(file, copy);
        return copy;
    }
}
