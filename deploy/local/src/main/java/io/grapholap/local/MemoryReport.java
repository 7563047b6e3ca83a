package io.grapholap.local;

import io.grapholap.local.stack.StackRecord;
import java.io.PrintStream;
import java.util.Set;

/** Says how much memory the services hold, and which hold too much. */
final class MemoryReport {
    /** Resident set that a service without data of its own should stay below. */
    private static final long LIMIT_BYTES = 256_000_000;

    private static final Set<String> LIGHT = Set.of("control-plane", "gateway", "import-scheduler");

    private MemoryReport() {}

    static void print(StackRecord stack, PrintStream out) {
        var text = new StringBuilder();
        for (var row : StatusRow.of(stack)) {
            boolean over = LIGHT.contains(row.name()) && row.rssBytes() > LIMIT_BYTES;
            text.append(text.isEmpty() ? "" : ", ")
                    .append(row.name())
                    .append(' ')
                    .append(row.rssBytes() / 1_000_000)
                    .append(over ? " (over 256)" : "");
        }
        out.println("  memory (MB resident): " + text);
    }
}
