package io.grapholap.engine.arrow;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * One column of an answer as an Arrow vector. Scalars keep their types; everything else, nodes,
 * edges, paths, lists and maps, is text in JSON.
 */
final class ArrowColumn {
    /** Digits that the widest integers and decimals of the engine need, with room. */
    private static final int DECIMAL_DIGITS = 76;

    private static final int DECIMAL_BITS = 256;

    /** Where no value tells the scale; every decimal of the engine fits. */
    private static final int WIDEST_SCALE = 38;

    private final FieldVector vector;

    /**
     * @param type as {@code column_types} names it
     * @param sample a cell that is not null, or null if there is none among the first rows
     */
    ArrowColumn(String name, String type, @Nullable Object sample, BufferAllocator allocator) {
        this.vector = Field.nullable(name, arrowType(type, sample)).createVector(allocator);
    }

    private static ArrowType arrowType(String type, @Nullable Object sample) {
        return switch (type) {
            case "BOOL" -> new ArrowType.Bool();
            case "INT8" -> new ArrowType.Int(8, true);
            case "INT16" -> new ArrowType.Int(16, true);
            case "INT32" -> new ArrowType.Int(32, true);
            case "INT64" -> new ArrowType.Int(64, true);
            case "UINT8" -> new ArrowType.Int(8, false);
            case "UINT16" -> new ArrowType.Int(16, false);
            case "UINT32" -> new ArrowType.Int(32, false);
            case "UINT64" -> new ArrowType.Int(64, false);
            case "FLOAT" -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case "DOUBLE" -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case "DATE" -> new ArrowType.Date(DateUnit.DAY);
            case "TIMESTAMP" -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
            case "INTERVAL" -> new ArrowType.Duration(TimeUnit.MICROSECOND);
            case "BLOB" -> new ArrowType.Binary();
            case "INT128" -> new ArrowType.Decimal(DECIMAL_DIGITS, 0, DECIMAL_BITS);
            case "DECIMAL" ->
                    new ArrowType.Decimal(
                            DECIMAL_DIGITS,
                            sample instanceof String s ? new BigDecimal(s).scale() : WIDEST_SCALE,
                            DECIMAL_BITS);
            default -> new ArrowType.Utf8();
        };
    }

    FieldVector vector() {
        return vector;
    }

    /** Writes a cell that is not null. */
    void set(int row, Object cell) {
        switch (vector) {
            case BitVector v -> v.setSafe(row, (Boolean) cell ? 1 : 0);
            case TinyIntVector v -> v.setSafe(row, whole(cell).intValue());
            case SmallIntVector v -> v.setSafe(row, whole(cell).intValue());
            case IntVector v -> v.setSafe(row, whole(cell).intValue());
            case BigIntVector v -> v.setSafe(row, whole(cell).longValue());
            case UInt1Vector v -> v.setSafe(row, whole(cell).intValue());
            case UInt2Vector v -> v.setSafe(row, whole(cell).intValue());
            case UInt4Vector v -> v.setSafe(row, whole(cell).intValue());
            case UInt8Vector v -> v.setSafe(row, whole(cell).longValue());
            case Float4Vector v -> v.setSafe(row, whole(cell).floatValue());
            case Float8Vector v -> v.setSafe(row, whole(cell).doubleValue());
            case DateDayVector v ->
                    v.setSafe(row, Math.toIntExact(LocalDate.parse(text(cell)).toEpochDay()));
            case TimeStampMicroVector v ->
                    v.setSafe(
                            row,
                            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text(cell))));
            case DurationVector v -> v.setSafe(row, micros(Duration.parse(text(cell))));
            case VarBinaryVector v -> v.setSafe(row, Base64.getDecoder().decode(text(cell)));
            case Decimal256Vector v -> v.setSafe(row, decimal(cell, v.getScale()));
            case VarCharVector v ->
                    v.setSafe(
                            row,
                            (cell instanceof String s ? s : json(cell))
                                    .getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalStateException("no cell for " + vector.getField());
        }
    }

    private static Number whole(Object cell) {
        return (Number) cell;
    }

    private static String text(Object cell) {
        return (String) cell;
    }

    private static long micros(Duration duration) {
        return Math.addExact(
                Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }

    private static BigDecimal decimal(Object cell, int scale) {
        var number =
                switch (cell) {
                    case String s -> new BigDecimal(s);
                    case BigInteger i -> new BigDecimal(i);
                    default -> BigDecimal.valueOf(((Number) cell).longValue());
                };
        return number.setScale(scale);
    }

    private static String json(Object cell) {
        try {
            return Json.mapper().writeValueAsString(cell);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
