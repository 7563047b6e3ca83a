package io.grapholap.local;

import io.grapholap.local.stack.Stack;
import io.grapholap.local.stack.StackOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "supervise",
        hidden = true,
        description = "Keep a stack up until this process is stopped; 'up' starts it.")
final class SuperviseCommand extends Help implements Callable<Integer> {
    @Mixin private Place place = new Place();

    @Option(names = "--any-ports", description = "Take any free ports.")
    private boolean anyPorts;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var options = new StackOptions(place.home(), place.state(), anyPorts, false);
        var stack = Stack.start(options, Journal.console());
        if (stack.isEmpty()) {
            System.err.println("another launcher keeps a stack up in " + place.state().root());
            return 1;
        }
        new CountDownLatch(1).await();
        return 0;
    }
}
