package io.grapholap.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The one directory in which a stack keeps everything it writes. */
public record StateDir(Path root) {
    public StateDir {
        root = root.toAbsolutePath().normalize();
    }

    /** Makes the directory, readable by its owner alone; nothing happens if it is there. */
    public void create() throws IOException {
        Files.createDirectories(root.getParent());
        if (!Files.isDirectory(root)) {
            Files.createDirectory(
                    root,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        for (var part :
                new Path[] {logs(), config(), temporary(), store(), warehouse(), instances()}) {
            Files.createDirectories(part);
        }
    }

    public Path stackFile() {
        return root.resolve("stack.json");
    }

    /** Locked by the launcher as long as its stack is up. */
    Path lockFile() {
        return root.resolve("launcher.lock");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path config() {
        return root.resolve("config");
    }

    /** What processes unpack or spool; worth nothing once they have ended. */
    Path temporary() {
        return root.resolve("tmp");
    }

    Path secrets() {
        return root.resolve("secrets.json");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    public Path store() {
        return root.resolve("store");
    }

    public Path warehouse() {
        return root.resolve("warehouse");
    }

    /** Where the control plane keeps what it knows of the processes of instances. */
    Path instances() {
        return root.resolve("instances");
    }
}
