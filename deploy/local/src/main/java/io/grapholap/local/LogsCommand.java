package io.grapholap.local;

import io.grapholap.local.stack.LogTail;
import io.grapholap.local.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show the last lines of one log, or of all.")
final class LogsCommand extends Help implements Callable<Integer> {
    @Mixin private Place place = new Place();

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            description =
                    "control-plane, gateway, export-worker, import-scheduler, kafka, launcher.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added, until interrupted.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "40",
            description = "Lines shown of each log; default: ${DEFAULT-VALUE}.")
    private int count;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var logs = logs();
        for (var log : logs) {
            var prefix = prefix(log, logs.size());
            LogTail.of(log, count).forEach(line -> System.out.println(prefix + line));
        }
        if (follow) {
            follow(logs);
        }
        return 0;
    }

    private List<Path> logs() throws IOException {
        var directory = place.state().logs();
        if (part != null) {
            var log = place.state().log(part);
            if (!Files.exists(log)) {
                throw new StackException("no log of " + part + " in " + directory);
            }
            return List.of(log);
        }
        if (!Files.isDirectory(directory)) {
            throw new StackException("no logs in " + directory + "; nothing was started yet");
        }
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".log")).sorted().toList();
        }
    }

    private static void follow(List<Path> logs) throws IOException, InterruptedException {
        var followers = logs.stream().map(LogFollower::new).toList();
        for (var follower : followers) {
            follower.skipToEnd();
        }
        while (!Thread.interrupted()) {
            for (int i = 0; i < logs.size(); i++) {
                var prefix = prefix(logs.get(i), logs.size());
                followers.get(i).lines().forEach(line -> System.out.println(prefix + line));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static String prefix(Path log, int logs) {
        return logs == 1 ? "" : log.getFileName().toString().replace(".log", "") + " | ";
    }
}
