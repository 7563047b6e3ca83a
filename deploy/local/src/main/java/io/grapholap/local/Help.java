package io.grapholap.local;

import picocli.CommandLine.Option;

/** Every command explains itself. */
abstract class Help {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;
}
