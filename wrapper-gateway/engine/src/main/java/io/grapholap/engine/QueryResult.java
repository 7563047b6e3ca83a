package io.grapholap.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query, ready for JSON.
 *
 * <p>Cells are null, Boolean, Long, Double, BigInteger, String, List or Map. Dates, timestamps
 * (with {@code Z}) and intervals are ISO-8601 text, decimals are text with all their digits, bytes
 * are base64, NaN and infinity are null. Nodes are {@code {_id, _label, …}}, edges {@code {_id,
 * _type, _src, _dst, …}}, paths {@code {_nodes, _rels}}.
 *
 * @param columnTypes one per column: {@code INT64}, {@code DATE}, {@code LIST<T>}, {@code NODE} …
 * @param truncated whether rows are missing because a budget was used up
 * @param elapsed from the call until the last row, waiting included
 */
public record QueryResult(
        List<String> columns,
        List<String> columnTypes,
        List<List<@Nullable Object>> rows,
        boolean truncated,
        Duration elapsed) {
    public long rowCount() {
        return rows.size();
    }
}
