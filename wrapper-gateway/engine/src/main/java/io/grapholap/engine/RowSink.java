package io.grapholap.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of an answer one by one, cells as {@link QueryResult} has them. */
public interface RowSink {
    /** Comes once, before any row. */
    void columns(List<String> names, List<String> types);

    /**
     * @return whether more rows are wanted
     */
    boolean row(List<@Nullable Object> cells);
}
