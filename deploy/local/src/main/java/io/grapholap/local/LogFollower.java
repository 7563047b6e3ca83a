package io.grapholap.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is added to a file. */
final class LogFollower implements AutoCloseable {
    private final Path path;
    private long position;
    private @Nullable RandomAccessFile file;

    LogFollower(Path path) {
        this.path = path;
    }

    /** Follows from the present end on. */
    void skipToEnd() throws IOException {
        position = Files.exists(path) ? Files.size(path) : 0;
    }

    /** Whole lines added since the last call; from the start again when the file got shorter. */
    List<String> lines() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        var open = open();
        long length = open.length();
        if (length < position) {
            position = 0;
        }
        var bytes = new byte[(int) Math.min(1 << 20, length - position)];
        open.seek(position);
        open.readFully(bytes);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        position += end;
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private RandomAccessFile open() throws IOException {
        var current = file;
        if (current == null) {
            current = new RandomAccessFile(path.toFile(), "r");
            file = current;
        }
        return current;
    }
}
