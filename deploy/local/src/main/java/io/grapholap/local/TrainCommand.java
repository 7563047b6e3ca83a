package io.grapholap.local;

import io.grapholap.local.demo.Api;
import io.grapholap.local.demo.Demo;
import io.grapholap.local.demo.Platform;
import io.grapholap.local.demo.Traceparent;
import io.grapholap.local.stack.Stack;
import io.grapholap.local.stack.StackException;
import io.grapholap.local.stack.StackOptions;
import io.grapholap.local.stack.StateDir;
import io.grapholap.local.stack.Training;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "train",
        description =
                "Run the main job once and keep what the JVMs learned, so that later starts are"
                        + " quick. Does nothing when the jars have not changed.")
final class TrainCommand extends Help implements Callable<Integer> {
    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var home = place.home();
        if (Training.upToDate(home)) {
            System.out.println("The start-up caches fit the jars.");
            return 0;
        }
        long started = System.nanoTime();
        System.out.println("Training: the JVMs write their start-up caches.");
        var state = new StateDir(home.root().resolve("deploy/local/target/training"));
        Training.clear(state);
        var stack =
                Stack.start(
                                new StackOptions(home, state, true, true),
                                line -> System.out.println("  stack: " + line))
                        .orElseThrow(() -> new StackException("another training is at work"));
        try (stack) {
            var record = stack.record();
            var api = new Api("alice", Traceparent.random());
            new Demo(new Platform(api, record.url("control-plane")), System.out)
                    .keepingInstance()
                    .run();
            Training.endInstances(stack);
        }
        Training.clear(state);
        System.out.printf("Trained in %.1f s.%n", (System.nanoTime() - started) / 1e9);
        return 0;
    }
}
