package io.grapholap.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grapholap.local.demo.Api;
import io.grapholap.local.demo.Demo;
import io.grapholap.local.demo.Platform;
import io.grapholap.local.demo.Traceparent;
import io.grapholap.local.stack.Home;
import io.grapholap.local.stack.Stack;
import io.grapholap.local.stack.StackException;
import io.grapholap.local.stack.StackOptions;
import io.grapholap.local.stack.StateDir;
import io.grapholap.local.stack.Training;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var state = new StateDir(home.root().resolve("deploy/local/target/training"));
        System.out.println(
                "Training: the JVMs run the main job once and write their start-up caches.");
        Training.clear(state);
        try (var log = new PrintStream(Files.newOutputStream(log(home)), true, UTF_8)) {
            train(home, state, log);
        } catch (IOException | RuntimeException e) {
            System.err.println("The training failed, see " + log(home));
            throw e;
        }
        Training.clear(state);
        System.out.printf("Trained in %.1f s.%n", (System.nanoTime() - started) / 1e9);
        return 0;
    }

    private static void train(Home home, StateDir state, PrintStream log)
            throws IOException, InterruptedException {
        var stack =
                Stack.start(new StackOptions(home, state, true, true), log::println)
                        .orElseThrow(() -> new StackException("another training is at work"));
        try (stack) {
            var api = new Api("alice", Traceparent.random());
            var platform = new Platform(api, stack.record().url("control-plane"));
            new Demo(platform, log).keepingInstance().run();
            Training.endInstances(stack);
        }
    }

    private static Path log(Home home) {
        return home.root().resolve("deploy/local/target/training.log");
    }
}
