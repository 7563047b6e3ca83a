package io.grapholap.engine.ryugraph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of an answer may still be taken. */
final class Budget {
    private static final int CELL_BYTES = 8;

    private final long rows;
    private long bytes;
    private long used;

    Budget(long rows, long bytes) {
        this.rows = rows;
        this.bytes = bytes;
    }

    /** Whether the row fits into what is left; the very first row always does. */
    boolean takes(List<@Nullable Object> row) {
        long size = size(row);
        if (used == rows || (size > bytes && used > 0)) {
            return false;
        }
        used++;
        bytes -= size;
        return true;
    }

    /** About as many bytes as the value has in JSON. */
    static long size(@Nullable Object cell) {
        return switch (cell) {
            case String text -> text.length() + 2L;
            case List<?> list -> {
                long sum = CELL_BYTES;
                for (var element : list) {
                    sum += size(element);
                }
                yield sum;
            }
            case Map<?, ?> map -> {
                long sum = CELL_BYTES;
                for (var entry : map.entrySet()) {
                    sum += size(entry.getKey()) + size(entry.getValue());
                }
                yield sum;
            }
            case null, default -> CELL_BYTES;
        };
    }
}
