package io.grapholap.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo found.
 *
 * @param components number of weakly connected components
 * @param topPagerank codes of the airports with the highest PageRank, highest first
 * @param exportSeconds from the wish for an instance to a finished snapshot
 * @param instanceSeconds from the finished snapshot to a running instance
 */
public record DemoResult(
        long nodes,
        long edges,
        long components,
        List<String> topPagerank,
        double exportSeconds,
        double instanceSeconds,
        double firstQuerySeconds) {

    /** The one line of JSON that the demo ends with. */
    public Map<String, Object> json(double stackSeconds, double totalSeconds) {
        var seconds = new LinkedHashMap<String, Object>();
        seconds.put("stack", rounded(stackSeconds));
        seconds.put("export", rounded(exportSeconds));
        seconds.put("instance", rounded(instanceSeconds));
        seconds.put("first_query", rounded(firstQuerySeconds));
        seconds.put("total", rounded(totalSeconds));
        var line = new LinkedHashMap<String, Object>();
        line.put("demo", "ok");
        line.put("nodes", nodes);
        line.put("edges", edges);
        line.put("components", components);
        line.put("top_pagerank", topPagerank);
        line.put("seconds", seconds);
        return line;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
