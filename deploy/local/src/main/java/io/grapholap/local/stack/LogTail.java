package io.grapholap.local.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file. */
public final class LogTail {
    private static final int LONGEST_BYTES = 64 * 1024;

    private LogTail() {}

    /** At most {@code count} lines from the end; none if the file cannot be read. */
    public static List<String> of(Path file, int count) {
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(LONGEST_BYTES, reader.length());
            var bytes = new byte[length];
            reader.seek(reader.length() - length);
            reader.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
