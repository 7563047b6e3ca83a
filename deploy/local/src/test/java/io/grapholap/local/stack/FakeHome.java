package io.grapholap.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A project whose services are {@link FakeService}s, and whose launcher is the one under test. */
final class FakeHome {
    private FakeHome() {}

    static Home create(Path root) throws IOException {
        var home = new Home(root);
        jar(home.launcherJar(), "io.grapholap.local.Main");
        for (var app : home.apps()) {
            jar(app.resolve("quarkus-run.jar"), FakeService.class.getName());
        }
        var table = home.warehouseSeed().resolve("flights/airports.csv");
        Files.createDirectories(table.getParent());
        Files.writeString(table, "iata\nATL\n");
        return home;
    }

    private static void jar(Path jar, String mainClass) throws IOException {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, mainClass);
        main.put(Attributes.Name.CLASS_PATH, classPath());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.setComment(mainClass);
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(p -> Path.of(p).toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
