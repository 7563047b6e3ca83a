package io.grapholap.engine.algorithm;

import io.grapholap.engine.algorithm.centrality.PageRank;
import io.grapholap.engine.algorithm.community.Wcc;
import java.util.List;

/** Every algorithm of ours: one line each. */
final class Catalog {
    private Catalog() {}

    static List<Algorithm> all() {
        return List.of(new PageRank(), new Wcc());
    }
}
