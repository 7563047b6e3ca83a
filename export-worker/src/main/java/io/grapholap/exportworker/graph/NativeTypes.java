package io.grapholap.exportworker.graph;

import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.SnapshotManifest;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Records that become JSON outside of Quarkus' sight, told to a native build. */
@RegisterForReflection(
        targets = {
            BuildSpec.class,
            BuildResult.class,
            BuildResult.BuiltFile.class,
            GraphManifest.class,
            SnapshotManifest.class,
            SnapshotManifest.Entity.class
        })
final class NativeTypes {
    private NativeTypes() {}
}
