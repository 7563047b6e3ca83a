package io.grapholap.importscheduler.landing;

import io.grapholap.importscheduler.landing.StagedWindow.ColumnStats;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** What Iceberg wants to know of a file, from what DuckDB said when it wrote it. */
final class FileMetrics {
    /** Longer texts may have been cut by the writer, so they are no bounds. */
    private static final int MOST_TEXT = 64;

    private FileMetrics() {}

    static Metrics of(StagedWindow.StagedFile file, Schema schema) {
        var sizes = new HashMap<Integer, Long>();
        var values = new HashMap<Integer, Long>();
        var nulls = new HashMap<Integer, Long>();
        var lower = new HashMap<Integer, ByteBuffer>();
        var upper = new HashMap<Integer, ByteBuffer>();
        for (var entry : file.columns().entrySet()) {
            int id = entry.getKey();
            var field = schema.findField(id);
            if (field == null || !field.type().isPrimitiveType()) {
                continue;
            }
            ColumnStats stats = entry.getValue();
            sizes.put(id, stats.bytes());
            values.put(id, stats.values());
            nulls.put(id, stats.nulls());
            bound(lower, id, field.type(), stats.least());
            bound(upper, id, field.type(), stats.greatest());
        }
        return new Metrics(file.rows(), sizes, values, nulls, Map.of(), lower, upper);
    }

    private static void bound(
            Map<Integer, ByteBuffer> bounds, int id, Type type, @Nullable String text) {
        if (text != null) {
            value(type, text)
                    .ifPresent(value -> bounds.put(id, Conversions.toByteBuffer(type, value)));
        }
    }

    /** The value as Iceberg holds it; empty where the text cannot be trusted to be a bound. */
    static Optional<Object> value(Type type, String text) {
        try {
            return switch (type.typeId()) {
                case INTEGER -> Optional.of(Integer.valueOf(text));
                case LONG -> Optional.of(Long.valueOf(text));
                case DATE -> Optional.of((int) LocalDate.parse(text).toEpochDay());
                case TIMESTAMP -> Optional.of(micros(text));
                case DECIMAL ->
                        Optional.of(
                                new BigDecimal(text).setScale(((Types.DecimalType) type).scale()));
                case STRING -> text.length() <= MOST_TEXT ? Optional.of(text) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (RuntimeException e) {
            // 'infinity' and years of five digits: without a bound the file is only read more
            // often.
            return Optional.empty();
        }
    }

    private static long micros(String text) {
        var plain = text.endsWith("+00") ? text.substring(0, text.length() - 3) : text;
        var reading = LocalDateTime.parse(plain.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        return Math.addExact(
                Math.multiplyExact(reading.getEpochSecond(), 1_000_000L),
                reading.getNano() / 1_000);
    }
}
