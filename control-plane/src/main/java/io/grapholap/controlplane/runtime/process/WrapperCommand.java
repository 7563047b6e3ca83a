package io.grapholap.controlplane.runtime.process;

import io.grapholap.controlplane.runtime.WrapperSpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command line and the environment of a wrapper. The environment is built from empty: nothing
 * of the control plane's own reaches a wrapper unless it stands here.
 *
 * @param java the {@code java} binary
 * @param jar the wrapper's runnable jar
 * @param aotCache used only if the file exists
 * @param gatewayPublicKey whose tokens the wrapper believes; base64 of the X.509 form
 * @param launcherPid process without which the wrapper shall not live; null for none
 */
record WrapperCommand(
        Path java,
        Path jar,
        @Nullable Path aotCache,
        List<String> jvmOptions,
        String kafkaServers,
        String gatewayPublicKey,
        @Nullable Long launcherPid) {
    private static final long MIB = 1024 * 1024;

    /** What the process needs beside heap and engine, by experience. */
    private static final long OVERHEAD = 384 * MIB;

    /**
     * The command line.
     *
     * @param marks options by which the process is known again
     * @param temp directory for temporary files
     */
    List<String> line(WrapperShape shape, List<String> marks, Path temp) {
        var line = new ArrayList<String>();
        line.add(java.toString());
        line.addAll(marks);
        line.addAll(jvmOptions);
        line.add("-XX:+UseSerialGC");
        line.add("-Xmx" + heapBytes(shape.memoryBytes()) / MIB + "m");
        line.add("-XX:ActiveProcessorCount=" + 2 * shape.cpuCores());
        line.add("-Djava.io.tmpdir=" + temp);
        Optional.ofNullable(aotCache)
                .filter(Files::isRegularFile)
                .ifPresent(cache -> line.add("-XX:AOTCache=" + cache.toAbsolutePath()));
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-jar");
        line.add(jar.toAbsolutePath().toString());
        return line;
    }

    /** The whole environment of a wrapper that knows its instance from the start. */
    Map<String, String> environment(WrapperSpec spec, Path work) {
        var env = environment(WrapperShape.of(spec));
        env.putAll(assignment(spec, work));
        return env;
    }

    /** The whole environment of a spare: nothing of any instance is in it. */
    Map<String, String> spareEnvironment(WrapperShape shape) {
        var env = environment(shape);
        env.put("WRAPPER_SPARE", "true");
        return env;
    }

    private Map<String, String> environment(WrapperShape shape) {
        var env = new LinkedHashMap<String, String>();
        env.put("LC_ALL", "C.UTF-8");
        env.put("MALLOC_ARENA_MAX", "2");
        env.put("WRAPPER_ENGINE", shape.engine());
        env.put("WRAPPER_GATEWAY_PUBLIC_KEY", gatewayPublicKey);
        env.put("WRAPPER_MEMORY_BYTES", Long.toString(shape.memoryBytes()));
        env.put("KAFKA_BOOTSTRAP_SERVERS", kafkaServers);
        env.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        env.put("QUARKUS_HTTP_PORT", "0");
        if (launcherPid != null) {
            env.put("GRAPH_OLAP_LAUNCHER_PID", launcherPid.toString());
        }
        return env;
    }

    /** The variables that make a wrapper that of one instance. */
    Map<String, String> assignment(WrapperSpec spec, Path work) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("WRAPPER_INSTANCE_ID", Long.toString(spec.instanceId()));
        variables.put("WRAPPER_URL_SLUG", spec.name().slug().toString());
        variables.put("WRAPPER_INCARNATION", Long.toString(spec.name().incarnation()));
        variables.put("WRAPPER_START_TOKEN", spec.startToken());
        variables.put("WRAPPER_SNAPSHOT_ID", Long.toString(spec.snapshotId()));
        variables.put("WRAPPER_MAPPING_ID", Long.toString(spec.mappingId()));
        variables.put("WRAPPER_MAPPING_VERSION", Integer.toString(spec.mappingVersion()));
        variables.put("WRAPPER_OWNER_ID", spec.owner());
        variables.put("WRAPPER_STORE_ROOT", withSlash(spec.storeRoot()));
        variables.put("WRAPPER_WORK_DIR", work.toString());
        if (spec.traceparent() != null) {
            variables.put("TRACEPARENT", spec.traceparent());
        }
        return variables;
    }

    /** The engine takes three quarters of the memory for its buffers, outside of the heap. */
    static long heapBytes(long memoryBytes) {
        return OVERHEAD + Math.max(0, memoryBytes - OVERHEAD) / 4;
    }

    private static String withSlash(URI root) {
        return root.toString().endsWith("/") ? root.toString() : root + "/";
    }
}
