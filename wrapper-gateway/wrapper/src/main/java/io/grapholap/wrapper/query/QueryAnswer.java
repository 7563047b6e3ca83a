package io.grapholap.wrapper.query;

import io.grapholap.engine.QueryResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer of {@code POST /query} (wire contract, section 6.3). */
record QueryAnswer(
        List<String> columns,
        List<String> columnTypes,
        List<List<@Nullable Object>> rows,
        long rowCount,
        long executionTimeMs,
        boolean truncated) {

    static QueryAnswer of(QueryResult result) {
        return new QueryAnswer(
                result.columns(),
                result.columnTypes(),
                result.rows(),
                result.rowCount(),
                result.elapsed().toMillis(),
                result.truncated());
    }
}
