package io.grapholap.engine.build;

import io.grapholap.common.json.Json;
import io.grapholap.engine.GraphBuildException;
import io.grapholap.engine.GraphEngines;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Builds a graph in a process of its own, so that a crash of the engine harms nobody else.
 *
 * <p>Usage: {@code GraphBuildMain request.json}, with a {@link GraphBuildRequest}. Prints one line
 * of JSON, a {@link GraphBuildResult}, and exits with 0; or one line on standard error and another
 * code: 1 when the data is at fault, 2 for anything else. Ends as soon as its standard input does,
 * which happens when its parent dies.
 */
public final class GraphBuildMain {
    private static final int DATA_FAULT = 1;
    private static final int OTHER_FAULT = 2;
    private static final int ORPHANED = 3;

    private GraphBuildMain() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("parent-watch").start(GraphBuildMain::watchParent);
        // Unpacking and linking native code takes as long as finding out what to build.
        Thread.ofPlatform().daemon().name("engine-load").start(GraphBuildMain::loadEngines);
        int code = run(args);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    private static int run(String[] args) {
        try {
            var request =
                    Json.mapper().readValue(Path.of(args[0]).toFile(), GraphBuildRequest.class);
            var result = GraphBuild.run(request);
            System.out.println(Json.mapper().writeValueAsString(result));
            return 0;
        } catch (GraphBuildException e) {
            System.err.println(oneLine(e));
            return DATA_FAULT;
        } catch (Exception | LinkageError e) {
            System.err.println(e.getClass().getSimpleName() + ": " + oneLine(e));
            return OTHER_FAULT;
        }
    }

    private static void loadEngines() {
        try {
            GraphEngines.names();
        } catch (RuntimeException | LinkageError e) {
            // The build meets the same fault, and reports it.
        }
    }

    private static String oneLine(Throwable e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    }

    private static void watchParent() {
        try {
            while (System.in.read() >= 0) {
                // whatever the parent says, only the end counts
            }
        } catch (IOException e) {
            // a broken pipe is an end too
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
