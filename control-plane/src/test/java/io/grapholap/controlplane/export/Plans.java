package io.grapholap.controlplane.export;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.EntityExport;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Mappings and results for tests of plans. */
final class Plans {
    static final DataFile MANIFEST = new DataFile("manifest.json", 0, 1, "00000000");

    private Plans() {}

    /** Labels L0, L1 and so on; types E0, E1 and so on. */
    static MappingDefinition mapping(int nodes, int edges) {
        var key = new PropertyDefinition("id", "INT64");
        return new MappingDefinition(
                IntStream.range(0, nodes)
                        .mapToObj(i -> new NodeDefinition("L" + i, "SELECT id", key, null))
                        .toList(),
                IntStream.range(0, edges)
                        .mapToObj(i ->
                                new EdgeDefinition(
                                        "E" + i, "L0", "L0", "SELECT a, b", "a", "b", null))
                        .toList());
    }

    /** What a worker would report for the work. */
    static JobResult resultOf(JobWork work) {
        return switch (work) {
            case JobWork.ExportEntity e ->
                    new JobResult.EntityExported(
                            new EntityExport(
                                    e.entityKind(), e.name(), 5, 50, List.of(), List.of()));
            case JobWork.Finish finish ->
                    new JobResult.Finished(
                            MANIFEST,
                            finish.exports().stream().mapToLong(EntityExport::bytes).sum(),
                            Map.of("L0", 5L),
                            Map.of(),
                            List.of());
            case JobWork.BuildGraph build ->
                    new JobResult.GraphBuilt(build.engine(), "1", MANIFEST, 7);
        };
    }
}
