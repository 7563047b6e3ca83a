package io.grapholap.importscheduler.window;

import io.grapholap.warehouse.source.CursorValue;
import java.time.Instant;

/** What a lane does next. */
public sealed interface Decision {
    /** Read and land this window. */
    record Run(Window window) implements Decision {}

    /**
     * Several windows in a row were empty: ask the source which value is nearest within {@code
     * [from, to)}, the least one of the scheduled lane or the greatest one of a backfill, and
     * decide with {@link WindowPlanner#jump}.
     */
    record Ask(CursorValue from, CursorValue to) implements Decision {}

    /** Nothing to do before {@code instant}, by our own clock. */
    record Wait(Instant instant) implements Decision {}

    /** The lane has landed all that it is for. */
    record Done() implements Decision {}
}
