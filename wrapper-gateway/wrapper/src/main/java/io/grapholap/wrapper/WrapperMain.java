package io.grapholap.wrapper;

import io.grapholap.engine.GraphEngines;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Entry of the process. The engine's native code takes as long to unpack and link as the server to
 * boot, so both happen at the same time.
 */
@QuarkusMain
public final class WrapperMain {
    private WrapperMain() {}

    public static void main(String... args) {
        var engine = System.getenv("WRAPPER_ENGINE");
        if (engine != null) {
            Thread.ofPlatform().daemon().name("engine-load").start(() -> load(engine));
        }
        Quarkus.run(args);
    }

    private static void load(String engine) {
        try {
            GraphEngines.info(engine);
        } catch (RuntimeException | LinkageError e) {
            // Opening the graph meets the same fault, and reports it.
        }
    }
}
