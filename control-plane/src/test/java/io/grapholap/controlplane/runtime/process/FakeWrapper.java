package io.grapholap.controlplane.runtime.process;

import java.io.BufferedReader;
import java.io.InputStreamReader;
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
        if (!env.containsKey("WRAPPER_SPARE")) {
            serve(env.get("WRAPPER_OWNER_ID"), Path.of(""));
            return;
        }
        var told = new BufferedReader(new InputStreamReader(System.in)).readLine();
        if (told != null) {
            Files.writeString(Path.of(value(told, "WRAPPER_WORK_DIR"), "told.txt"), told);
            serve(value(told, "WRAPPER_OWNER_ID"), Path.of(value(told, "WRAPPER_WORK_DIR")));
        }
    }

    /** Of an object of strings without anything to escape. */
    private static String value(String json, String name) {
        return json.replaceFirst(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    private static void serve(String owner, Path work) throws Exception {
        switch (owner) {
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
        Files.writeString(work.resolve("up"), "");
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
