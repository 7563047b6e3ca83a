package io.grapholap.common.job;

import io.grapholap.common.definition.EntityKind;
import java.util.List;

/**
 * What the export of one definition left in the object store.
 *
 * @param name label of the nodes or type of the edges
 * @param queryIds ids of the warehouse statements that produced it
 */
public record EntityExport(
        EntityKind kind,
        String name,
        long rows,
        long bytes,
        List<DataFile> files,
        List<String> queryIds) {}
