package io.grapholap.controlplane.runtime.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRuntimeTest {
    private static final String PREFIX = "graph-olap.runtime.process.";

    @TempDir Path temp;

    @AfterEach
    void endAll() {
        FakeWrappers.alive(directory()).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void wrappersStartAreListedAndStopAsConfigured() throws IOException {
        var runtime = configured();
        var spec = FakeWrappers.spec("alice");

        get(runtime.start(spec));
        assertThat(get(runtime.list())).containsExactly(ObservedWrapper.running(spec.name()));

        get(runtime.stop(spec.name()));
        assertThat(get(runtime.list())).isEmpty();
        get(runtime.stop(spec.name()));
    }

    @Test
    void whoAsksIsToldWhenOneEndsByItself() throws IOException {
        var runtime = configured();
        var ends = new AtomicInteger();
        runtime.whenOneEnds(ends::incrementAndGet);

        get(runtime.start(FakeWrappers.spec("fails")));

        await().atMost(20, SECONDS).until(() -> ends.get() == 1);
        assertThat(get(runtime.list())).singleElement().matches(w -> !w.running());
    }

    @Test
    void aSpareWaitsForTheNextInstanceAndIsReplacedAndGoesWithTheRuntime() throws IOException {
        var runtime = configured();
        assertThat(get(runtime.list())).isEmpty();
        awaitSpares(1);
        var spare = spares().getFirst();

        get(runtime.start(FakeWrappers.spec("alice")));
        awaitSpares(2);
        runtime.close();

        assertThat(spares()).containsExactly(spare);
        assertThat(get(configured().list())).singleElement().matches(ObservedWrapper::running);
    }

    @Test
    void whatIsNotConfiguredIsNamed() {
        var runtime = runtime(Map.of());
        assertThat(get(runtime.list())).isEmpty();
        assertThatThrownBy(() -> get(runtime.start(FakeWrappers.spec("alice"))))
                .hasMessageContaining(PREFIX + "state-dir");

        var noJar = runtime(Map.of(PREFIX + "state-dir", temp.resolve("state").toString()));
        assertThatThrownBy(() -> get(noJar.start(FakeWrappers.spec("alice"))))
                .hasMessageContaining(PREFIX + "wrapper-jar");
    }

    private StateDirectory directory() {
        return new StateDirectory(temp.resolve("state"));
    }

    private List<ProcessHandle> spares() {
        return List.copyOf(new ProcessTable(directory().root()).spares().values());
    }

    private void awaitSpares(int count) {
        await().atMost(20, SECONDS).until(() -> spares().size() == count);
    }

    private ProcessRuntime configured() throws IOException {
        return runtime(settings());
    }

    private Map<String, String> settings() throws IOException {
        var command = FakeWrappers.command(temp);
        return Map.of(
                PREFIX + "state-dir", directory().root().toString(),
                PREFIX + "wrapper-jar", command.jar().toString(),
                PREFIX + "java", command.java().toString(),
                PREFIX + "jvm-options", "-XX:TieredStopAtLevel=1,-Xshare:auto",
                PREFIX + "spares", "1",
                PREFIX + "spare-delay", "1ms",
                PREFIX + "spare-memory", "1G",
                PREFIX + "stop-grace", "1s");
    }

    private static ProcessRuntime runtime(Map<String, String> settings) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(ProcessRuntimeConfig.class)
                        .withDefaultValues(settings)
                        .build()
                        .getConfigMapping(ProcessRuntimeConfig.class);
        return new ProcessRuntime(
                config, "127.0.0.1:1", Optional.of("a-key"), Optional.empty(), Clock.systemUTC());
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
