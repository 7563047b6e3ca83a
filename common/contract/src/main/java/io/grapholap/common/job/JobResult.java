package io.grapholap.common.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** What a completed job produced. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobResult.EntityExported.class, name = "entity-exported"),
    @JsonSubTypes.Type(value = JobResult.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = JobResult.GraphBuilt.class, name = "graph-built")
})
public sealed interface JobResult {
    record EntityExported(EntityExport export) implements JobResult {}

    /**
     * @param manifest path of the manifest, relative to the snapshot's root
     * @param bytes bytes of all Parquet files
     * @param quality what was found in each definition's rows, in the order of the definitions
     */
    record Finished(
            DataFile manifest,
            long bytes,
            Map<String, Long> nodeCounts,
            Map<String, Long> edgeCounts,
            List<EntityQuality> quality)
            implements JobResult {
        public Finished {
            quality = quality == null ? List.of() : List.copyOf(quality);
        }
    }

    /**
     * @param manifest path of the graph's own manifest, relative to the snapshot's root
     * @param bytes bytes of the graph file
     */
    record GraphBuilt(String engine, String engineVersion, DataFile manifest, long bytes)
            implements JobResult {}
}
