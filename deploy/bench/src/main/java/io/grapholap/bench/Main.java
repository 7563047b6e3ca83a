package io.grapholap.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the benchmarks and prints one table. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Times Graph OLAP against what it is built on, each pair in one run on this machine.")
final class Main implements Callable<Integer> {
    private static final List<Benchmark> ALL =
            List.of(
                    new ExportBenchmark(),
                    new GraphBuildBenchmark(),
                    new AlgorithmBenchmark(),
                    new ApiBenchmark(),
                    new StackBenchmark(),
                    new QueryBenchmark());

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description =
                    "export, graph-build, algorithms, api, stack, queries; all of them when none is named.")
    private List<String> names = List.of();

    @Option(names = "--nodes", description = "Nodes of the test graph (default ${DEFAULT-VALUE}).")
    private long nodes = 1_000_000;

    @Option(names = "--edges", description = "Edges of the test graph (default ${DEFAULT-VALUE}).")
    private long edges = 5_000_000;

    @Option(
            names = "--repetitions",
            description = "Measured repetitions (default ${DEFAULT-VALUE}).")
    private int repetitions = 5;

    public static void main(String... args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var chosen = ALL.stream().filter(b -> names.isEmpty() || names.contains(b.name())).toList();
        if (chosen.size() < names.size()) {
            System.err.println(
                    "There are only " + ALL.stream().map(Benchmark::name).toList() + ".");
            return 2;
        }
        var directory = Files.createTempDirectory("graph-olap-bench");
        try {
            System.out.printf(
                    "Graph of %,d nodes and %,d edges, %d repetitions, medians.%n%n",
                    nodes, edges, repetitions);
            Table.print(run(chosen, directory), System.out);
            return 0;
        } finally {
            Scratch.remove(directory);
        }
    }

    private List<Outcome> run(List<Benchmark> chosen, Path directory) throws Exception {
        var graph = TestGraph.create(directory.resolve("warehouse"), nodes, edges);
        var setting = new Setting(directory, graph, repetitions);
        var outcomes = new ArrayList<Outcome>();
        for (var benchmark : chosen) {
            System.err.println("… " + benchmark.name());
            outcomes.addAll(benchmark.run(setting));
        }
        return outcomes;
    }
}
