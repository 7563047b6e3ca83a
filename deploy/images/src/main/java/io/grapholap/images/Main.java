package io.grapholap.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the image of one service. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "Writes the image of a service as a tar file; needs no container runtime.")
public final class Main implements Callable<Integer> {
    @Parameters(index = "0", description = "Service, such as control-plane")
    private String service = "";

    @Parameters(index = "1", description = "Its target/quarkus-app")
    private Path app = Path.of("");

    @Option(
            names = "--base",
            required = true,
            description = "Image with a Java 25: a tar file, or a name in a registry")
    private String base = "";

    @Option(names = "--name", description = "Name and tag; by default graph-olap/<service>:latest")
    private @Nullable String name;

    @Option(names = "--to", required = true, description = "The tar file")
    private Path to = Path.of("");

    @Option(
            names = "--cache",
            description = "Directory for layers of the base",
            defaultValue = "${sys:java.io.tmpdir}/graph-olap-images")
    private Path cache = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try {
            var plan = ImagePlan.of(service, app);
            Files.createDirectories(to.toAbsolutePath().getParent());
            ImageBuild.write(
                    plan, app, base, name == null ? "graph-olap/" + service : name, cache, to);
            System.out.println(to);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("images: " + e.getMessage());
            return 2;
        }
    }
}
