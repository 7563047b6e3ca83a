package io.grapholap.platform.outbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which rows one transaction published. As text their ids are the first, then the distance of each
 * to the one before, in base 36: they lie close together, so that a batch fits into the 4,096
 * characters that Kafka keeps beside an offset.
 *
 * @param ids in ascending order
 * @param newest when the youngest of them was appended; tells them from rows of the same ids in a
 *     database that was made anew
 */
record PublishedRows(List<Long> ids, Instant newest) {
    /** Rows of one batch. */
    static final int MOST = 500;

    static final PublishedRows NONE = new PublishedRows(List.of(), Instant.EPOCH);

    private static final int RADIX = 36;

    static PublishedRows of(List<OutboxTable.Row> rows) {
        return new PublishedRows(
                rows.stream().map(OutboxTable.Row::id).toList(),
                rows.stream()
                        .map(OutboxTable.Row::createdAt)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH));
    }

    /** In the precision of PostgreSQL. */
    long newestMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, newest);
    }

    String encode() {
        return IntStream.range(0, ids.size())
                .mapToLong(i -> i == 0 ? ids.get(0) : ids.get(i) - ids.get(i - 1))
                .mapToObj(distance -> Long.toString(distance, RADIX))
                .collect(Collectors.joining(","));
    }

    static PublishedRows decode(long newestMicros, String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        var ids =
                Arrays.stream(text.split(","))
                        .mapToLong(distance -> Long.parseLong(distance, RADIX))
                        .toArray();
        Arrays.parallelPrefix(ids, Long::sum);
        return new PublishedRows(
                Arrays.stream(ids).boxed().toList(),
                Instant.EPOCH.plus(newestMicros, ChronoUnit.MICROS));
    }
}
