package io.grapholap.controlplane.runtime.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** A program that stands in for a wrapper; what it does is told by the owner it runs for. */
final class FakeWrapper {
    private FakeWrapper() {}

    public static void main(String[] args) throws Exception {
        var env = System.getenv();
        Files.write(Path.of("env.txt"), new TreeSet<>(env.keySet()));
        Files.writeString(Path.of("heap.txt"), Long.toString(Runtime.getRuntime().maxMemory()));
        System.out.println("up");
        switch (env.get("WRAPPER_OWNER_ID")) {
            case "fails" -> {
                System.out.println("the roof is on fire");
                System.out.println();
                System.exit(7);
            }
            case "stubborn" ->
                    Runtime.getRuntime()
                            .addShutdownHook(new Thread(FakeWrapper::waitForEver, "stubborn"));
            default -> {}
        }
        Files.writeString(Path.of("up"), "");
        waitForEver();
    }

    private static void waitForEver() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
