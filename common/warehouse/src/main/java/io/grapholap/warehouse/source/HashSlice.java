package io.grapholap.warehouse.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A part of the rows of a window that cannot be cut by time any more: those whose prediction id
 * hashes to {@code bucket} of {@code buckets}. Adapters compute the hash in the warehouse; it must
 * be the same for one id whenever it is asked.
 */
public record HashSlice(int bucket, int buckets) {
    /** All rows. */
    public static final HashSlice WHOLE = new HashSlice(0, 1);

    private static final int FIRST_BUCKETS = 16;
    private static final int MOST_BUCKETS = 4096;

    public HashSlice {
        if (bucket < 0 || bucket >= buckets) {
            throw new IllegalArgumentException("There is no bucket " + bucket + " of " + buckets);
        }
    }

    public boolean isWhole() {
        return buckets == 1;
    }

    /** Smaller slices that together are this one; empty if it is as small as slices get. */
    public Optional<List<HashSlice>> split() {
        if (isWhole()) {
            return Optional.of(
                    IntStream.range(0, FIRST_BUCKETS)
                            .mapToObj(b -> new HashSlice(b, FIRST_BUCKETS))
                            .toList());
        }
        if (buckets >= MOST_BUCKETS) {
            return Optional.empty();
        }
        // What is b modulo n is either b or b + n modulo 2n.
        return Optional.of(
                List.of(
                        new HashSlice(bucket, buckets * 2),
                        new HashSlice(bucket + buckets, buckets * 2)));
    }
}
