package io.grapholap.warehouse.source;

/**
 * What a column holds, whichever warehouse it comes from; how the values arrive in DuckDB.
 *
 * @param precision digits of a DECIMAL, else 0
 * @param scale decimals of a DECIMAL, else 0
 */
public record ColumnType(Kind kind, int precision, int scale) {
    /** Families of types. */
    public enum Kind {
        BOOLEAN,
        /** Whole numbers of up to 32 bits. */
        INT,
        /** Whole numbers of up to 64 bits. */
        LONG,
        FLOAT,
        DOUBLE,
        DECIMAL,
        STRING,
        BINARY,
        DATE,
        /** A wall clock's reading in microseconds or coarser. */
        WALL_CLOCK,
        /** The same in nanoseconds. */
        WALL_CLOCK_NANOS,
        /** A point in time in microseconds or coarser. */
        INSTANT,
        /** The same in nanoseconds, its axis read as UTC. */
        INSTANT_NANOS,
        STRING_LIST,
        DOUBLE_LIST,
        /** Anything else that has a text: structures, maps, wide numbers. Arrives as JSON text. */
        JSON
    }

    public static ColumnType of(Kind kind) {
        return new ColumnType(kind, 0, 0);
    }

    /** What a change column of this type holds; fails for a type that is no point in time. */
    public CursorKind cursorKind() {
        return switch (kind) {
            case DATE -> CursorKind.DATE;
            case WALL_CLOCK, WALL_CLOCK_NANOS -> CursorKind.WALL_CLOCK;
            case INSTANT, INSTANT_NANOS -> CursorKind.INSTANT;
            default ->
                    throw new IllegalArgumentException(
                            "A column of kind " + kind + " cannot tell when a row changed.");
        };
    }

    /** Whether a column of this type can be a change column. */
    public boolean isTemporal() {
        return switch (kind) {
            case DATE, WALL_CLOCK, WALL_CLOCK_NANOS, INSTANT, INSTANT_NANOS -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return kind == Kind.DECIMAL ? "DECIMAL(" + precision + "," + scale + ")" : kind.name();
    }
}
