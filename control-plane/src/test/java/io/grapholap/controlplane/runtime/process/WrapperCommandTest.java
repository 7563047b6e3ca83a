package io.grapholap.controlplane.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.controlplane.runtime.WrapperMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrapperCommandTest {
    @TempDir Path directory;

    @Test
    void theEnvironmentHoldsExactlyWhatAWrapperNeeds() throws IOException {
        var spec = FakeWrappers.spec("alice");
        var env = FakeWrappers.command(directory).environment(spec, Path.of("/work/dir"));

        assertThat(env)
                .containsEntry("WRAPPER_INSTANCE_ID", "11")
                .containsEntry("WRAPPER_URL_SLUG", spec.name().slug().toString())
                .containsEntry("WRAPPER_INCARNATION", "1")
                .containsEntry("WRAPPER_START_TOKEN", "secret-token")
                .containsEntry("WRAPPER_SNAPSHOT_ID", "12")
                .containsEntry("WRAPPER_MAPPING_ID", "13")
                .containsEntry("WRAPPER_MAPPING_VERSION", "14")
                .containsEntry("WRAPPER_OWNER_ID", "alice")
                .containsEntry("WRAPPER_ENGINE", "ryugraph")
                .containsEntry("WRAPPER_STORE_ROOT", "file:///store/alice/13/v14/12/")
                .containsEntry("WRAPPER_WORK_DIR", "/work/dir")
                .containsEntry("WRAPPER_GATEWAY_PUBLIC_KEY", "a-key")
                .containsEntry("WRAPPER_MEMORY_BYTES", "1073741824")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
                .containsEntry("GRAPH_OLAP_LAUNCHER_PID", "4711")
                .containsEntry("TRACEPARENT", spec.traceparent())
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_HTTP_PORT", "0")
                .containsEntry("MALLOC_ARENA_MAX", "2")
                .containsEntry("LC_ALL", "C.UTF-8")
                .hasSize(20);
    }

    @Test
    void aSpareKnowsNothingOfAnyInstanceAndIsToldTheRest() throws IOException {
        var command = FakeWrappers.command(directory);
        var spec = FakeWrappers.spec("alice");
        var whole = command.environment(spec, Path.of("/work/dir"));

        var spare = command.spareEnvironment(FakeWrappers.SHAPE);

        var told = command.assignment(spec, Path.of("/work/dir"));
        assertThat(spare).containsEntry("WRAPPER_SPARE", "true").doesNotContainKeys(keys(told));
        var both = new HashMap<>(spare);
        both.putAll(told);
        both.remove("WRAPPER_SPARE");
        assertThat(both).isEqualTo(whole);
    }

    private static String[] keys(Map<String, String> variables) {
        return variables.keySet().toArray(String[]::new);
    }

    @Test
    void theHeapIsSizedToTheInstance() {
        assertThat(WrapperMemory.heapBytes(4480L << 20)).isEqualTo(1408L << 20);
        assertThat(WrapperMemory.heapBytes(1)).isEqualTo(384L << 20);
    }

    @Test
    void theAotCacheIsUsedOnlyIfItIsThere() throws IOException {
        var cache = directory.resolve("app.aot");
        assertThat(line(cache)).noneMatch(o -> o.startsWith("-XX:AOTCache"));
        Files.writeString(cache, "");
        assertThat(line(cache)).contains("-XX:AOTCache=" + cache);
    }

    @Test
    void theStartTokenIsNotOnTheCommandLine() throws IOException {
        assertThat(line(null)).noneMatch(o -> o.contains("secret-token"));
        assertThat(FakeWrappers.spec("alice").toString()).doesNotContain("secret-token");
    }

    private List<String> line(Path cache) throws IOException {
        var plain = FakeWrappers.command(directory);
        var command =
                new WrapperCommand(
                        plain.java(),
                        plain.jar(),
                        cache,
                        plain.jvmOptions(),
                        plain.kafkaServers(),
                        plain.gatewayPublicKey(),
                        null);
        return command.line(FakeWrappers.SHAPE, List.of("-Dmark"), directory);
    }
}
