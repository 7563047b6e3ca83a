package io.grapholap.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** From two tables to a ranked graph, as an analyst would do it, with every answer checked. */
public final class Demo {
    private final Platform platform;
    private final PrintStream out;
    private final Steps steps;
    private final Cleanup cleanup = new Cleanup();
    private boolean keepInstance;

    public Demo(Platform platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
        this.steps = new Steps(out);
    }

    /** Leaves the instance, and what it was made from, in place. */
    public Demo keepingInstance() {
        keepInstance = true;
        return this;
    }

    /**
     * Runs it; what it made is removed again, also when it fails.
     *
     * @throws DemoFailure when an answer is wrong or late
     * @throws Api.ApiException when a call is refused
     */
    public DemoResult run() {
        return keepInstance ? story() : cleanup.around(this::story);
    }

    private DemoResult story() {
        long mapping =
                steps.step(
                        "mapping stored: Airport from local.flights.airports,"
                                + " ROUTE from local.flights.routes",
                        () -> platform.createMapping(Flights.mapping("US flights")));
        cleanup.later(() -> platform.deleteMapping(mapping));
        var wish =
                steps.step(
                        "instance asked for, from mapping " + mapping,
                        () -> platform.createInstance(mapping, "US flights"));
        long instance = wish.path("id").asLong();
        long snapshot = wish.path("snapshot_id").asLong();
        cleanup.later(() -> platform.deleteSnapshot(snapshot));
        cleanup.later(() ->
                steps.step(
                        "instance terminated",
                        () -> {
                            platform.terminate(instance);
                            return instance;
                        }));
        var start = new InstanceStart(platform, steps, instance, snapshot);
        start.await();
        return questions(start, URI.create(start.url()));
    }

    private DemoResult questions(InstanceStart start, URI graph) {
        long nodes = count("airports", graph, "MATCH (a:Airport) RETURN count(a)");
        double firstQuery = seconds(steps.last());
        long edges = count("routes", graph, "MATCH ()-[r:ROUTE]->() RETURN count(r)");
        long twoHops =
                count(
                        "airports two flights away from Burlington (BTV)",
                        graph,
                        "MATCH (:Airport {iata: 'BTV'})-[:ROUTE]->(:Airport)-[:ROUTE]->(c:Airport)"
                                + " WHERE c.iata <> 'BTV' RETURN count(DISTINCT c.iata)");
        check("airports", Expected.NODES, nodes);
        check("routes", Expected.EDGES, edges);
        check("airports two flights from BTV", Expected.TWO_HOPS_FROM_BTV, twoHops);

        algorithm(
                graph,
                "pagerank",
                "PageRank by ROUTE, written to Airport.pagerank",
                Map.of("damping_factor", 0.85, "max_iterations", 100, "tolerance", 1e-9));
        algorithm(graph, "wcc", "weakly connected components, written to Airport.wcc", Map.of());

        var top = top(graph);
        long components =
                count(
                        "weakly connected components",
                        graph,
                        "MATCH (a:Airport) RETURN count(DISTINCT a.wcc)");
        check("weakly connected components", Expected.COMPONENTS, components);
        return new DemoResult(
                nodes,
                edges,
                components,
                top,
                seconds(start.exportTook()),
                seconds(start.instanceTook()),
                firstQuery);
    }

    private long count(String what, URI graph, String cypher) {
        long[] count = new long[1];
        steps.step(
                what,
                () ->
                        count[0] =
                                platform.query(graph, cypher, Map.of()).path(0).path(0).asLong(-1));
        steps.note(String.format(Locale.ROOT, "= %,d", count[0]));
        return count[0];
    }

    private void algorithm(URI graph, String name, String what, Map<String, ?> parameters) {
        steps.step(
                what,
                () ->
                        platform.run(
                                graph,
                                name,
                                Map.of(
                                        "node_label",
                                        "Airport",
                                        "edge_type",
                                        "ROUTE",
                                        "result_property",
                                        name,
                                        "parameters",
                                        parameters)));
    }

    private List<String> top(URI graph) {
        var rows =
                steps.step(
                        "the five with the highest PageRank, read back",
                        () ->
                                platform.query(
                                        graph,
                                        "MATCH (a:Airport) RETURN a.iata, a.name, a.city, a.state,"
                                                + " a.pagerank ORDER BY a.pagerank DESC LIMIT 5",
                                        Map.of()));
        print(rows);
        var codes =
                StreamSupport.stream(rows.spliterator(), false)
                        .map(r -> r.path(0).asText())
                        .toList();
        check("airports with the highest PageRank", Expected.TOP_PAGERANK, codes);
        double first = rows.path(0).path(4).asDouble();
        if (Math.abs(first - Expected.FIRST_PAGERANK) > Expected.PAGERANK_TOLERANCE) {
            throw new DemoFailure(
                    "PageRank of "
                            + codes.getFirst()
                            + ": expected "
                            + Expected.FIRST_PAGERANK
                            + ", found "
                            + first);
        }
        return codes;
    }

    private void print(JsonNode rows) {
        out.println();
        out.printf(
                "      %-4s  %-34s %-18s %-5s %s%n",
                "iata", "airport", "city", "state", "PageRank");
        for (var row : rows) {
            out.printf(
                    Locale.ROOT,
                    "      %-4s  %-34s %-18s %-5s %.6f%n",
                    row.path(0).asText(),
                    row.path(1).asText(),
                    row.path(2).asText(),
                    row.path(3).asText(),
                    row.path(4).asDouble());
        }
        out.println();
    }

    private static void check(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new DemoFailure(what + ": expected " + expected + ", found " + found);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
