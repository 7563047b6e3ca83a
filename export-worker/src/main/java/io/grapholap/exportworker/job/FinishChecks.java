package io.grapholap.exportworker.job;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.lake.SnapshotManifest.Entity;
import io.grapholap.lake.StoreException;
import io.grapholap.warehouse.duckdb.Execution;
import io.grapholap.warehouse.duckdb.Sandbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What must hold across the tables of a snapshot before anybody may read it: every key is there, no
 * two nodes of a label share one, and every edge ends at nodes.
 */
@ApplicationScoped
class FinishChecks {
    private static final Logger LOG = Logger.getLogger(FinishChecks.class);

    private final WorkerConfig config;

    FinishChecks(WorkerConfig config) {
        this.config = config;
    }

    /**
     * Checks all rows and, if the mapping's policy says so, leaves out those that break a rule.
     *
     * @param entities in the order of the mapping's definitions
     * @return one for every entity, in the same order
     * @throws JobFailed under {@link QualityPolicy#FAIL} with entity, column, count and an example
     *     of the first rule that is broken, and with all that was found
     * @throws StoreException if a file is missing or not as long as it was
     */
    List<Checked> run(Attempt attempt, MappingDefinition mapping, List<Entity> entities) {
        var execution = new Execution(attempt.cancellation(), attempt.timeLeft());
        var limits =
                new Sandbox.Limits(
                        attempt.scratch(), config.exportMemory().asLongValue(), config.threads());
        var tables = entities.stream().map(entity -> LandedTable.of(attempt, entity)).toList();
        var shown = tables.stream().map(LandedTable::inSandbox).toList();
        try (var sandbox = Sandbox.open(shown, limits, execution)) {
            var found = find(new KeyRules(new TableQueries(sandbox, execution)), mapping, tables);
            if (mapping.qualityPolicy() == QualityPolicy.FAIL) {
                refuse(found);
            }
            var cleaner =
                    new RowCleaner(attempt, sandbox, execution, config.fileSize().asLongValue());
            return clean(cleaner, mapping, tables, found);
        } catch (SQLException e) {
            LOG.warnf(e, "Job %d: the rows cannot be checked", attempt.job().jobId());
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

    private static List<Findings> find(
            KeyRules rules, MappingDefinition mapping, List<LandedTable> tables)
            throws SQLException {
        var found = new ArrayList<Findings>();
        for (int i = 0; i < tables.size(); i++) {
            long rows = tables.get(i).entity().rows();
            found.add(
                    switch (mapping.entities().get(i)) {
                        case NodeDefinition node -> rules.node(node, rows);
                        case EdgeDefinition edge -> rules.edge(edge, mapping, rows);
                    });
        }
        return found;
    }

    private static void refuse(List<Findings> found) {
        var first = found.stream().filter(findings -> !findings.areSound()).findFirst();
        if (first.isPresent()) {
            throw first.get()
                    .broken()
                    .getFirst()
                    .failure(
                            first.get().quality().name(),
                            found.stream().map(Findings::quality).toList());
        }
    }

    private static List<Checked> clean(
            RowCleaner cleaner,
            MappingDefinition mapping,
            List<LandedTable> tables,
            List<Findings> found)
            throws SQLException {
        var checked = new ArrayList<Checked>();
        for (int i = 0; i < tables.size(); i++) {
            EntityDefinition definition = mapping.entities().get(i);
            var quality = found.get(i).quality();
            checked.add(
                    found.get(i).areSound()
                            ? new Checked(tables.get(i).entity(), quality)
                            : cleaner.clean(tables.get(i), definition, mapping, quality));
        }
        return checked;
    }
}
