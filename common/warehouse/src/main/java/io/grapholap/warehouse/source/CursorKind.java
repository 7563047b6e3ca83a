package io.grapholap.warehouse.source;

/** What the values of a change column are points of. */
public enum CursorKind {
    /** Points in time, such as TIMESTAMP WITH TIME ZONE. */
    INSTANT,
    /** Readings of a wall clock in some zone, such as DATETIME or TIMESTAMP_NTZ. */
    WALL_CLOCK,
    /** Whole days in some zone. */
    DATE
}
