package io.grapholap.exportworker.job;

import io.grapholap.lake.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Local directories for running attempts and questions, below one of this process; those of dead
 * processes are swept.
 */
@ApplicationScoped
public class Scratch {
    private static final Logger LOG = Logger.getLogger(Scratch.class);

    private final Path root;
    private final String name;
    private final ObjectStore parent;
    private final String own = Long.toString(ProcessHandle.current().pid());

    public Scratch(WorkerConfig config) {
        this.root = config.workDir().toAbsolutePath().normalize();
        this.name = root.getFileName().toString();
        this.parent = ObjectStore.of(root.getParent().toUri());
    }

    /** A new empty directory. */
    public Path create() {
        try {
            return Files.createDirectories(root.resolve(own).resolve(UUID.randomUUID().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a directory that {@link #create} made; best effort. */
    public void delete(Path directory) {
        try {
            parent.deleteAll(name + "/" + own + "/" + directory.getFileName());
        } catch (RuntimeException e) {
            LOG.warnf("Temporary files are left behind: %s", e.getMessage());
        }
    }

    /** Deletes what killed workers of this machine left. */
    void sweep() {
        try {
            parent.children(name).stream()
                    .filter(Scratch::isOfDeadProcess)
                    .forEach(process -> parent.deleteAll(name + "/" + process));
        } catch (RuntimeException e) {
            LOG.warnf("Temporary files of dead workers are left behind: %s", e.getMessage());
        }
    }

    private static boolean isOfDeadProcess(String name) {
        return name.matches("\\d{1,10}")
                && ProcessHandle.of(Long.parseLong(name)).filter(ProcessHandle::isAlive).isEmpty();
    }
}
