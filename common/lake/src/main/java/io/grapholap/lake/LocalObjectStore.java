package io.grapholap.lake;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.grapholap.common.job.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An object store in a directory: atomic by rename, durable by fsync. */
final class LocalObjectStore implements ObjectStore {
    private static final int DELETE_PASSES = 5;

    private final Path root;

    LocalObjectStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public byte[] read(String path) {
        return attempt(path, () -> Files.readAllBytes(resolve(path)));
    }

    @Override
    public long size(String path) {
        return attempt(path, () -> Files.size(resolve(path)));
    }

    @Override
    public void fetch(String path, Path target) {
        attempt(path, () -> Files.copy(resolve(path), target, StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public void fetch(DataFile file, Path target) {
        var found = attempt(file.path(), () -> copy(file.path(), resolve(file.path()), target));
        if (found.bytes() != file.bytes() || !found.crc32c().equals(file.crc32c())) {
            attempt(file.path(), () -> Files.deleteIfExists(target));
            throw new StoreException.Corrupt(
                    "The object %s has %d bytes and checksum %s; its manifest says %d and %s."
                            .formatted(
                                    file.path(),
                                    found.bytes(),
                                    found.crc32c(),
                                    file.bytes(),
                                    file.crc32c()));
        }
    }

    @Override
    public DataFile put(Path file, String path) {
        var target = resolve(path);
        return attempt(
                path,
                () -> {
                    if (Files.exists(target) && Files.isSameFile(file, target)) {
                        return seal(path, target);
                    }
                    var temporary = temporaryBeside(target);
                    try {
                        var stored = copy(path, file, temporary);
                        sync(temporary);
                        publish(temporary, target);
                        return stored;
                    } finally {
                        Files.deleteIfExists(temporary);
                    }
                });
    }

    @Override
    public DataFile adopt(Path file, String path) {
        var target = resolve(path);
        return attempt(
                path,
                () -> {
                    if (!isOfTheSameDisk(file)) {
                        var stored = put(file, path);
                        Files.deleteIfExists(file);
                        return stored;
                    }
                    var sealed = seal(path, file);
                    Files.createDirectories(target.getParent());
                    publish(file, target);
                    return sealed;
                });
    }

    @Override
    public DataFile putAtomic(String path, byte[] content) {
        var target = resolve(path);
        return attempt(
                path,
                () -> {
                    var temporary = temporaryBeside(target);
                    try {
                        try (var out = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
                            writeFully(out, ByteBuffer.wrap(content));
                            out.force(true);
                        }
                        publish(temporary, target);
                    } finally {
                        Files.deleteIfExists(temporary);
                    }
                    return new DataFile(path, 0, content.length, Crc32c.of(content));
                });
    }

    @Override
    public void deleteAll(String prefix) {
        var start = resolve(prefix);
        attempt(
                prefix,
                () -> {
                    for (int pass = 1; ; pass++) {
                        try {
                            Files.walkFileTree(start, new Deleting());
                            return true;
                        } catch (NoSuchFileException e) {
                            return true;
                        } catch (DirectoryNotEmptyException e) {
                            if (pass == DELETE_PASSES) {
                                throw e;
                            }
                        }
                    }
                });
    }

    @Override
    public List<String> children(String prefix) {
        var directory = resolve(prefix);
        return attempt(
                prefix,
                () -> {
                    try (var entries = Files.list(directory)) {
                        return entries.map(e -> e.getFileName().toString()).toList();
                    } catch (NoSuchFileException e) {
                        return List.of();
                    }
                });
    }

    @Override
    public Optional<Path> localPath(String path) {
        return Optional.of(resolve(path));
    }

    private Path resolve(String path) {
        return root.resolve(String.join("/", StorePath.segments(path)));
    }

    private boolean isOfTheSameDisk(Path file) throws IOException {
        Files.createDirectories(root);
        return Files.getFileStore(file).equals(Files.getFileStore(root));
    }

    private DataFile seal(String path, Path file) throws IOException {
        try (var channel = FileChannel.open(file, READ, WRITE)) {
            channel.force(true);
            var crc = Crc32c.of(channel);
            syncDirectories(file);
            return new DataFile(path, 0, channel.size(), crc);
        }
    }

    private static DataFile copy(String path, Path from, Path to) throws IOException {
        var sum = new Crc32c();
        var buffer = ByteBuffer.allocateDirect(Crc32c.CHUNK);
        try (var in = FileChannel.open(from, READ);
                var out =
                        FileChannel.open(to, StandardOpenOption.CREATE, TRUNCATE_EXISTING, WRITE)) {
            while (in.read(buffer.clear()) >= 0) {
                sum.update(buffer.flip());
                writeFully(out, buffer.rewind());
            }
            return new DataFile(path, 0, out.size(), sum.hex());
        }
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, WRITE)) {
            channel.force(true);
        }
    }

    private static void writeFully(FileChannel out, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    /** Begins with a dot, which no segment of the layout does. */
    private static Path temporaryBeside(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        return target.resolveSibling("." + UUID.randomUUID() + ".tmp");
    }

    private void publish(Path temporary, Path target) throws IOException {
        Files.move(
                temporary,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        syncDirectories(target);
    }

    /** Makes the names on the way from the root to {@code target} durable. */
    private void syncDirectories(Path target) throws IOException {
        for (var at = target.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
            try (var directory = FileChannel.open(at, READ)) {
                directory.force(true);
            }
        }
    }

    private static <T> T attempt(String path, Action<T> action) {
        try {
            return action.run();
        } catch (NoSuchFileException e) {
            throw new StoreException.NotFound(path);
        } catch (IOException e) {
            throw new StoreException(
                    "The object store failed at " + path + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
