package io.grapholap.engine.algorithm;

/**
 * Upper bound of the heap that a run takes, in bytes.
 *
 * @param graphBytes the views of the graph; those already there cost nothing anew
 * @param workBytes what the algorithm takes itself, its result included
 */
public record MemoryEstimate(long graphBytes, long workBytes) {
    public long totalBytes() {
        return graphBytes + workBytes;
    }
}
