package io.grapholap.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.local.demo.Api;
import io.grapholap.local.demo.Platform;
import io.grapholap.local.demo.Traceparent;
import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.Home;
import io.grapholap.local.stack.Stack;
import io.grapholap.local.stack.StackOptions;
import io.grapholap.local.stack.StackRecord.PartRecord;
import io.grapholap.local.stack.StackRecord.State;
import io.grapholap.local.stack.StateDir;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A whole stack of the packaged services, in a state directory and on ports of its own. */
final class RunningPlatform implements AutoCloseable {
    static final Duration STARTED = Duration.ofSeconds(120);
    static final Duration EXPORTED = Duration.ofSeconds(180);

    private final Stack stack;
    private final StateDir state;
    private final Platform platform;

    private RunningPlatform(Stack stack, StateDir state) {
        this.stack = stack;
        this.state = state;
        this.platform = platform(Traceparent.random());
    }

    /** The platform as alice sees it, with every call in one trace. */
    Platform platform(String traceparent) {
        return new Platform(new Api("alice", traceparent), stack.record().url("control-plane"));
    }

    /** Tests run in the directory of their module. */
    static Home home() {
        return new Home(Path.of("../.."));
    }

    static RunningPlatform start(Path directory) throws IOException, InterruptedException {
        var state = new StateDir(directory);
        var stack =
                Stack.start(new StackOptions(home(), state, true, false), System.out::println)
                        .orElseThrow();
        return new RunningPlatform(stack, state);
    }

    Platform platform() {
        return platform;
    }

    StateDir state() {
        return state;
    }

    Stack stack() {
        return stack;
    }

    /** Kills a part as a crash would; gives the process that died. */
    ProcessRef kill(String part) {
        var process = process(part).orElseThrow();
        process.kill();
        assertThat(process.awaitEnd(Duration.ofSeconds(10))).isTrue();
        return process;
    }

    void awaitUpAgain(String part, ProcessRef died) {
        await(part + " to be up again")
                .atMost(STARTED)
                .until(() ->
                        process(part)
                                .filter(p -> p.pid() != died.pid())
                                .filter(ProcessRef::alive)
                                .isPresent());
    }

    private Optional<ProcessRef> process(String part) {
        return stack.record().parts().stream()
                .filter(p -> p.name().equals(part) && p.state() == State.UP)
                .map(PartRecord::process)
                .findFirst();
    }

    /** The instance once it runs; fails at once when it has failed. */
    JsonNode awaitRunning(long instance) {
        var last = new JsonNode[1];
        await("instance " + instance + " to run")
                .atMost(EXPORTED)
                .until(() -> {
                    last[0] = platform.instance(instance);
                    assertThat(status(last[0])).as("%s", last[0]).isNotEqualTo("failed");
                    return status(last[0]).equals("running");
                });
        return last[0];
    }

    JsonNode awaitFailed(long instance) {
        await("instance " + instance + " to fail")
                .atMost(EXPORTED)
                .until(() -> status(platform.instance(instance)).equals("failed"));
        return platform.instance(instance);
    }

    long count(JsonNode instance, String cypher) {
        var graph = URI.create(instance.path("instance_url").asText());
        return platform.query(graph, cypher, Map.of()).path(0).path(0).asLong(-1);
    }

    static String status(JsonNode resource) {
        return resource.path("status").asText();
    }

    @Override
    public void close() {
        stack.close();
        assertThat(stack.survivors()).isEmpty();
    }
}
