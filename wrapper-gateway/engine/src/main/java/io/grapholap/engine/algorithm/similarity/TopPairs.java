package io.grapholap.engine.algorithm.similarity;

import io.grapholap.engine.algorithm.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;

/** The best pairs that were offered, at most so many. */
final class TopPairs {
    private record Pair(int a, int b, double score) {}

    private static final Comparator<Pair> WORST_FIRST =
            Comparator.comparingDouble(Pair::score)
                    .thenComparing(Comparator.comparingInt(Pair::a).reversed())
                    .thenComparing(Comparator.comparingInt(Pair::b).reversed());

    private final int limit;
    private final PriorityQueue<Pair> best = new PriorityQueue<>(WORST_FIRST);

    TopPairs(int limit) {
        this.limit = limit;
    }

    void offer(int a, int b, double score) {
        var pair = new Pair(a, b, score);
        if (best.size() < limit) {
            best.add(pair);
        } else if (limit > 0 && WORST_FIRST.compare(pair, best.peek()) > 0) {
            best.poll();
            best.add(pair);
        }
    }

    void addTo(TopPairs other) {
        best.forEach(pair -> other.offer(pair.a(), pair.b(), pair.score()));
    }

    /** Best first; of the same score, smallest numbers first. */
    Result.Pairs result() {
        var sorted = new ArrayList<>(best);
        sorted.sort(WORST_FIRST.reversed());
        return new Result.Pairs(
                sorted.stream().mapToInt(Pair::a).toArray(),
                sorted.stream().mapToInt(Pair::b).toArray(),
                sorted.stream().mapToDouble(Pair::score).toArray(),
                Map.of());
    }
}
