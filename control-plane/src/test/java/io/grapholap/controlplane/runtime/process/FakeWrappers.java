package io.grapholap.controlplane.runtime.process;

import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Commands and specs for {@link FakeWrapper}. */
final class FakeWrappers {
    /** Of every spec below. */
    static final WrapperShape SHAPE = new WrapperShape("ryugraph", 1L << 30, 1);

    private FakeWrappers() {}

    static WrapperCommand command(Path directory) throws IOException {
        return new WrapperCommand(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                jar(directory),
                null,
                List.of("-XX:TieredStopAtLevel=1"),
                "127.0.0.1:1",
                "a-key",
                4711L);
    }

    private static Path jar(Path directory) throws IOException {
        var file = directory.resolve("wrapper.jar");
        if (Files.exists(file)) {
            return file;
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeWrapper.class.getName());
        var entry = FakeWrapper.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var bytes = FakeWrapper.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            bytes.transferTo(jar);
        }
        return file;
    }

    /** Every living process of that directory. */
    static List<ProcessHandle> alive(StateDirectory directory) {
        var table = new ProcessTable(directory.root());
        return Stream.concat(table.scan().values().stream(), table.spares().values().stream())
                .toList();
    }

    static WrapperSpec spec(String owner) {
        return spec(new WrapperName(UUID.randomUUID(), 1), owner);
    }

    static WrapperSpec spec(WrapperName name, String owner) {
        return new WrapperSpec(
                name,
                11,
                "secret-token",
                owner,
                "ryugraph",
                12,
                13,
                14,
                URI.create("file:///store/alice/13/v14/12"),
                1L << 30,
                10L << 30,
                1,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }
}
