package io.grapholap.engine.ryugraph;

import io.grapholap.engine.Topology.NodeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads lines of two row numbers into the arrays of a topology. */
final class PairReader {
    private static final int CHUNK = 1 << 18;

    private final NodeRange from;
    private final NodeRange to;
    private final int[] sources;
    private final int[] targets;

    PairReader(NodeRange from, NodeRange to, int[] sources, int[] targets) {
        this.from = from;
        this.to = to;
        this.sources = sources;
        this.targets = targets;
    }

    /**
     * @param at index of the first edge to fill in
     * @return index after the last
     */
    int read(Path file, int at) throws IOException {
        var chunk = new byte[CHUNK];
        int edge = at;
        long number = 0;
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                for (int i = 0; i < n; i++) {
                    byte b = chunk[i];
                    if (b == ',') {
                        sources[edge] = from.index(number);
                        number = 0;
                    } else if (b == '\n') {
                        targets[edge++] = to.index(number);
                        number = 0;
                    } else if (b >= '0' && b <= '9') {
                        number = number * 10 + (b - '0');
                    }
                }
            }
        }
        return edge;
    }
}
