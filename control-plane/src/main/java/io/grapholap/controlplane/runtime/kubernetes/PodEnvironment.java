package io.grapholap.controlplane.runtime.kubernetes;

import io.grapholap.controlplane.runtime.WrapperEnvironment;
import io.grapholap.controlplane.runtime.WrapperMemory;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables of a wrapper's container that are no secret.
 *
 * @param gatewayPublicKey whose tokens the wrapper believes; base64 of the X.509 form
 * @param more what operators add; what the platform sets wins
 */
record PodEnvironment(
        String kafkaServers,
        String gatewayPublicKey,
        List<String> jvmOptions,
        Map<String, String> more) {

    Map<String, String> of(WrapperSpec spec) {
        var env = new LinkedHashMap<String, String>();
        env.put("WRAPPER_ENGINE", spec.engine());
        env.put("WRAPPER_GATEWAY_PUBLIC_KEY", gatewayPublicKey);
        env.put("WRAPPER_MEMORY_BYTES", Long.toString(spec.memoryBytes()));
        env.put("KAFKA_BOOTSTRAP_SERVERS", kafkaServers);
        env.put("QUARKUS_HTTP_HOST", "0.0.0.0");
        env.put("QUARKUS_HTTP_PORT", Integer.toString(WrapperPod.PORT));
        env.put("LC_ALL", "C.UTF-8");
        env.put("MALLOC_ARENA_MAX", "2");
        env.put("JDK_JAVA_OPTIONS", String.join(" ", jvm(spec)));
        env.putAll(WrapperEnvironment.of(spec, Path.of(WrapperPod.WORK_DIR)));
        new TreeMap<>(more).forEach(env::putIfAbsent);
        return env;
    }

    private List<String> jvm(WrapperSpec spec) {
        var options = new ArrayList<>(jvmOptions);
        options.addAll(WrapperMemory.jvmOptions(spec.memoryBytes(), spec.cpuCores()));
        return options;
    }
}
