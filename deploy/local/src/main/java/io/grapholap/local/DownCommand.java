package io.grapholap.local;

import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.StackFile;
import io.grapholap.local.stack.StackRecord;
import io.grapholap.local.stack.StateDir;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stop the stack and all it started.")
final class DownCommand extends Help implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws IOException {
        var state = place.state();
        long started = System.nanoTime();
        var stack = StackFile.read(state);
        if (stack.isEmpty()) {
            StackFile.sweep(state);
            System.out.println("No stack is up.");
            return 0;
        }
        stack.get().launcher().terminate();
        boolean ended = stack.get().launcher().awaitEnd(LIMIT);
        if (!ended) {
            stack.get().launcher().kill();
        }
        return report(state, stack.get(), started);
    }

    private static int report(StateDir state, StackRecord stack, long started) throws IOException {
        var left = left(stack);
        StackFile.sweep(state);
        left.forEach(ProcessRef::kill);
        left.forEach(p -> p.awaitEnd(Duration.ofSeconds(10)));
        System.out.printf("Stopped after %.1f s.%n", (System.nanoTime() - started) / 1e9);
        var stubborn = left(stack);
        if (!stubborn.isEmpty()) {
            System.err.println("still alive: " + stubborn);
            return 1;
        }
        return 0;
    }

    private static List<ProcessRef> left(StackRecord stack) {
        return stack.parts().stream()
                .map(StackRecord.PartRecord::process)
                .flatMap(Stream::ofNullable)
                .filter(ProcessRef::alive)
                .toList();
    }
}
