package io.grapholap.controlplane.runtime.process;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A control plane that does nothing but start wrappers, to be killed while it does. */
final class FakeHost {
    private FakeHost() {}

    public static void main(String[] args) throws Exception {
        var temp = Path.of(args[0]);
        var command = FakeWrappers.command(temp);
        var processes =
                new WrapperProcesses(
                        new StateDirectory(temp.resolve("state")),
                        2,
                        Duration.ofSeconds(1),
                        Clock.systemUTC(),
                        () -> {});
        processes.adopt();
        processes.spares().replenish(FakeWrappers.SHAPE, command);
        System.out.println("starting");
        for (int i = 0; i < 4; i++) {
            processes.start(FakeWrappers.spec("alice"), command);
        }
        Thread.sleep(60_000);
    }
}
