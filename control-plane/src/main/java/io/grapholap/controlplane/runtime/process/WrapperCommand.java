package io.grapholap.controlplane.runtime.process;

import io.grapholap.controlplane.runtime.WrapperEnvironment;
import io.grapholap.controlplane.runtime.WrapperMemory;
import io.grapholap.controlplane.runtime.WrapperSpec;
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
        line.addAll(WrapperMemory.jvmOptions(shape.memoryBytes(), shape.cpuCores()));
        line.add("-Djava.io.tmpdir=" + temp);
        Optional.ofNullable(aotCache)
                .filter(Files::isRegularFile)
                .ifPresent(cache -> line.add("-XX:AOTCache=" + cache.toAbsolutePath()));
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
        var variables = WrapperEnvironment.of(spec, work);
        variables.put(WrapperEnvironment.START_TOKEN, spec.startToken());
        return variables;
    }
}
