package io.grapholap.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How much memory a process holds. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** Resident set size in bytes; empty when the process has ended or will not tell. */
    public static OptionalLong residentBytes(long pid) {
        var status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.exists(status) ? fromProc(status) : fromPs(pid);
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromProc(Path status) throws IOException {
        for (var line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return OptionalLong.of(kilobytes(line.replaceAll("\\D", "")));
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong fromPs(long pid) throws IOException, InterruptedException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (var reader = ps.inputReader()) {
            var line = reader.readLine();
            ps.waitFor(2, TimeUnit.SECONDS);
            return line == null || line.isBlank()
                    ? OptionalLong.empty()
                    : OptionalLong.of(kilobytes(line.strip()));
        }
    }

    private static long kilobytes(String digits) {
        return Long.parseLong(digits) * 1024;
    }
}
