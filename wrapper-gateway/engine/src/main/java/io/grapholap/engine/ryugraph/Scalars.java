package io.grapholap.engine.ryugraph;

import com.kuzudb.InternalID;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Single values of the engine as JSON carries them. */
final class Scalars {
    /** Room for a million million rows in each table, within what JavaScript counts exactly. */
    private static final int OFFSET_BITS = 40;

    private Scalars() {}

    static @Nullable Object of(Object value) {
        return switch (value) {
            case String text -> text;
            case Long whole -> whole;
            case Boolean b -> b;
            case Double d -> finite(d);
            case Float f -> finite(Double.parseDouble(f.toString()));
            case BigDecimal d -> d.toPlainString();
            case BigInteger i -> i.bitLength() < Long.SIZE ? (Object) i.longValue() : i;
            case Number n -> n.longValue();
            case InternalID id -> id(id);
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Duration duration -> interval(duration);
            default -> value.toString();
        };
    }

    /** Number of a node or edge, unique in the graph. */
    static long id(InternalID id) {
        return (id.tableId << OFFSET_BITS) | id.offset;
    }

    /** Row number in a node id that {@link #id} made. */
    static long offset(long id) {
        return id & ((1L << OFFSET_BITS) - 1);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** {@code P[nD][T[nH][nM][nS]]}; every part carries the sign. */
    static String interval(Duration duration) {
        var size = duration.abs();
        var sign = duration.isNegative() ? "-" : "";
        var seconds =
                BigDecimal.valueOf(size.toSecondsPart())
                        .add(BigDecimal.valueOf(size.toNanosPart(), 9));
        var days = size.toDaysPart() == 0 ? "" : sign + size.toDaysPart() + "D";
        var time =
                (size.toHoursPart() == 0 ? "" : sign + size.toHoursPart() + "H")
                        + (size.toMinutesPart() == 0 ? "" : sign + size.toMinutesPart() + "M")
                        + (seconds.signum() == 0
                                ? ""
                                : sign + seconds.stripTrailingZeros().toPlainString() + "S");
        return size.isZero() ? "PT0S" : "P" + days + (time.isEmpty() ? "" : "T" + time);
    }
}
