package io.grapholap.local;

import io.grapholap.local.stack.StackException;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the launcher. */
@Command(
        name = "graph-olap",
        description = "Runs Graph OLAP on this machine: PostgreSQL, Kafka and all services.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            TrainCommand.class,
            SuperviseCommand.class
        })
final class Main extends Help {
    private static final String SHOW_TRACE = "GRAPH_OLAP_SHOW_TRACES";

    /** Says by exception what matters. Kept here: a logger that nobody holds forgets its level. */
    private static final Logger LIBRARIES = Logger.getLogger("io.zonky");

    private Main() {}

    public static void main(String... args) {
        LIBRARIES.setLevel(Level.OFF);
        System.exit(run(args));
    }

    /** Runs a command line; gives the exit code. */
    static int run(String... args) {
        return commandLine().execute(args.length == 0 ? new String[] {"--help"} : args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((e, line, parsed) -> fail(e, line));
    }

    private static int fail(Exception e, CommandLine line) {
        var known = e instanceof StackException;
        line.getErr().println(known ? e.getMessage() : String.valueOf(e));
        if (!known || System.getenv(SHOW_TRACE) != null) {
            Arrays.stream(e.getStackTrace())
                    .limit(12)
                    .forEach(f -> line.getErr().println("  at " + f));
        }
        return 1;
    }
}
