package io.grapholap.local;

import io.grapholap.common.json.Json;
import io.grapholap.local.demo.Api;
import io.grapholap.local.demo.Demo;
import io.grapholap.local.demo.DemoResult;
import io.grapholap.local.demo.Platform;
import io.grapholap.local.demo.Traceparent;
import io.grapholap.local.stack.Stack;
import io.grapholap.local.stack.StackException;
import io.grapholap.local.stack.StackFile;
import io.grapholap.local.stack.StackOptions;
import io.grapholap.local.stack.StackRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Run the main job on real data and check every answer. Uses the stack that is up, or"
                        + " starts one and stops it again. The last line is JSON.")
final class DemoCommand extends Help implements Callable<Integer> {
    private static final String USER = "alice";

    @Mixin private Place place = new Place();

    @Option(names = "--any-ports", description = "Take any free ports for a stack of its own.")
    private boolean anyPorts;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var begun = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        try {
            var own = startUnlessUp();
            double stackSeconds = secondsSince(begun);
            DemoResult result;
            try {
                result = run();
            } finally {
                own.ifPresent(Stack::close);
            }
            var left = own.map(Stack::survivors).orElseGet(java.util.List::of);
            if (!left.isEmpty()) {
                return fail("still running after the end: " + left);
            }
            System.out.println(
                    Json.mapper()
                            .writeValueAsString(result.json(stackSeconds, secondsSince(begun))));
            return 0;
        } catch (RuntimeException e) {
            return fail(e.getMessage());
        }
    }

    private Optional<Stack> startUnlessUp() throws IOException, InterruptedException {
        if (StackFile.live(place.state()).isPresent()) {
            System.out.println("Using the stack that is up.");
            return Optional.empty();
        }
        var options = new StackOptions(place.home(), place.state(), anyPorts, false);
        var stack = Stack.start(options, line -> System.out.println("  stack: " + line));
        if (stack.isEmpty()) {
            throw new StackException("another launcher is at work in " + place.state().root());
        }
        return stack;
    }

    private DemoResult run() throws IOException {
        var stack = upStack();
        var traceparent = Traceparent.random();
        System.out.println("  trace: " + traceparent);
        var api = new Api(USER, traceparent);
        var result = new Demo(new Platform(api, stack.url("control-plane")), System.out).run();
        MemoryReport.print(stack, System.out);
        return result;
    }

    private StackRecord upStack() throws IOException {
        Optional<StackRecord> stack = StackFile.live(place.state()).filter(StackRecord::ready);
        return stack.orElseThrow(() -> new StackException("the stack is not ready"));
    }

    private int fail(@Nullable String reason) throws IOException {
        System.err.println("The logs are in " + place.state().logs());
        var line = new LinkedHashMap<String, Object>();
        line.put("demo", "failed");
        line.put("reason", reason == null ? "unknown" : reason);
        System.out.println(Json.mapper().writeValueAsString(line));
        return 1;
    }

    private static double secondsSince(Instant start) {
        return Duration.between(start, Instant.now()).toNanos() / 1e9;
    }
}
