package io.grapholap.common.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import java.util.List;

/** What a claimed job has to do, with all it needs to know. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobWork.ExportEntity.class, name = "export-entity"),
    @JsonSubTypes.Type(value = JobWork.Finish.class, name = "finish"),
    @JsonSubTypes.Type(value = JobWork.BuildGraph.class, name = "graph-build")
})
public sealed interface JobWork {
    /**
     * Run {@code sql} and write {@code columns}, selected by name and cast to their types, below
     * {@code nodes/<name>/<prefix>/} or {@code edges/<name>/<prefix>/}.
     */
    record ExportEntity(
            EntityKind entityKind, String name, String sql, List<PropertyDefinition> columns)
            implements JobWork {}

    /** Check keys and edge ends across all exports, then write {@code manifest.json}. */
    record Finish(MappingDefinition mapping, List<EntityExport> exports) implements JobWork {}

    /** Build the graph file of {@code engine} from what {@code manifest.json} names. */
    record BuildGraph(String engine) implements JobWork {}
}
