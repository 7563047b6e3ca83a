package io.grapholap.platform.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The ids of one batch as text: the first, then the distance of each to the one before, in base 36.
 * Ids of a batch lie close together, so that five hundred of them fit into the 4,096 characters
 * that Kafka keeps beside an offset.
 */
final class PublishedRows {
    private static final int RADIX = 36;

    private PublishedRows() {}

    static String encode(List<OutboxTable.Row> rows) {
        var ids = rows.stream().mapToLong(OutboxTable.Row::id).toArray();
        return LongStream.range(0, ids.length)
                .map(i -> i == 0 ? ids[0] : ids[(int) i] - ids[(int) i - 1])
                .mapToObj(distance -> Long.toString(distance, RADIX))
                .collect(Collectors.joining(","));
    }

    static List<Long> decode(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var ids =
                Arrays.stream(text.split(","))
                        .mapToLong(distance -> Long.parseLong(distance, RADIX))
                        .toArray();
        Arrays.parallelPrefix(ids, Long::sum);
        return Arrays.stream(ids).boxed().toList();
    }
}
