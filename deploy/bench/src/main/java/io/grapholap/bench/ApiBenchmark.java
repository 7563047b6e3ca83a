package io.grapholap.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.bench.load.LoadGenerator;
import io.grapholap.bench.load.LoadResult;
import io.grapholap.bench.load.LoadTarget;
import io.grapholap.common.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The control plane's API over many rows, beside a bare service that does one indexed read or one
 * insert of as many bytes, with PostgreSQL and the load on the same cores. Requests a second are
 * taken with as many requests under way as {@link #CONCURRENCY}; the 99th percentile at the same
 * constant rate for both, half of what the slower one can.
 */
final class ApiBenchmark implements Benchmark {
    private static final int ROWS = 10_000;
    private static final int FEW = 60;
    private static final int CONCURRENCY = 16;
    private static final double AT_LEAST = 0.6;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration SATURATED = Duration.ofSeconds(10);
    private static final Duration CONSTANT = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "api";
    }

    @Override
    public List<Outcome> run(Setting setting) throws Exception {
        try (var stack = BenchStack.start(setting);
                var load = new LoadGenerator("alice")) {
            var outcomes = new ArrayList<Outcome>();
            var costs = new ReadCosts(stack);
            outcomes.add(costs.schema());
            var instance = failedInstance(stack);
            try (var rows = new Rows(settings(stack))) {
                rows.instances(instance.path("id").asLong(), FEW - 1);
                rows.analyze();
            }
            var ofFew = costs.page();
            var routes = routes(stack, instance);
            outcomes.add(ReadCosts.growth(FEW, ofFew, ROWS, costs.page()));
            for (var route : routes) {
                try (var baseline = baseline(setting, stack, route.body())) {
                    outcomes.addAll(compare(load, route, baseline));
                }
            }
            return outcomes;
        }
    }

    /**
     * One request of the API and the bare one beside it.
     *
     * @param body what each row of the bare service holds
     */
    private record Route(String name, LoadTarget ours, String body, Bare bare) {}

    /** How the bare service is asked. */
    private interface Bare {
        LoadTarget of(BaselineService service, long firstId);
    }

    private static List<Route> routes(BenchStack stack, JsonNode instance) throws Exception {
        var api = stack.api();
        var wanted = BenchStack.mapping();
        var mapping = api.post(stack.at("/api/mappings"), wanted).path("data");
        long firstMapping;
        try (var rows = new Rows(settings(stack))) {
            firstMapping = rows.mappings(mapping.path("id").asLong(), ROWS - 1);
            rows.instances(instance.path("id").asLong(), ROWS - FEW);
            rows.analyze();
        }
        var page = stack.at(ReadCosts.PAGE);
        WrongAnswer.unless(
                api.get(page).path("data").size() == 50, "not 50 instances from " + page);
        var copy = stack.at("/api/mappings/" + firstMapping);
        WrongAnswer.unless(
                api.get(copy).at("/data/name").equals(mapping.path("name")),
                copy + " is not a copy of " + mapping);
        return List.of(
                new Route(
                        "GET mapping",
                        LoadTarget.getEach(stack.at("/api/mappings/"), firstMapping, ROWS - 1),
                        mapping.toString(),
                        (service, firstId) ->
                                LoadTarget.getEach(service.at("/rows/"), firstId, ROWS)),
                new Route(
                        "GET 50 instances",
                        LoadTarget.get(page),
                        instance.toString(),
                        (service, _) -> LoadTarget.get(service.at("/rows?limit=50"))),
                new Route(
                        "POST mapping",
                        LoadTarget.post(stack.at("/api/mappings"), json(wanted)),
                        mapping.toString(),
                        (service, _) ->
                                LoadTarget.post(
                                        service.at("/rows"),
                                        json(Map.of("body", mapping.toString())))));
    }

    private static List<Outcome> compare(LoadGenerator load, Route route, Running baseline)
            throws Exception {
        var bare = route.bare().of(baseline.service(), baseline.firstId());
        faultless(load.saturate(route.ours(), CONCURRENCY, WARM_UP), route.name());
        faultless(load.saturate(bare, CONCURRENCY, WARM_UP), "baseline");
        var ours = faultless(load.saturate(route.ours(), CONCURRENCY, SATURATED), route.name());
        var theirs = faultless(load.saturate(bare, CONCURRENCY, SATURATED), "baseline");
        double rate = Math.min(ours.perSecond(), theirs.perSecond()) / 2;
        var steady = faultless(load.constant(route.ours(), rate, CONSTANT), route.name());
        var steadyBare = faultless(load.constant(bare, rate, CONSTANT), "baseline");
        return List.of(
                Outcome.rate(
                        route.name() + ": requests a second, over a bare service",
                        ours.perSecond(),
                        theirs.perSecond(),
                        AT_LEAST),
                Outcome.latency(
                        "%s: p99 at %.0f/s, over a bare service".formatted(route.name(), rate),
                        steady.p99Millis(),
                        steadyBare.p99Millis(),
                        AT_LEAST));
    }

    private static LoadResult faultless(LoadResult result, String name) {
        WrongAnswer.unless(
                result.errors() == 0,
                name + ": " + result.errors() + " of " + result.requests() + " requests failed");
        return result;
    }

    /** An instance that can never start, since two nodes of its graph have one key. */
    private static JsonNode failedInstance(BenchStack stack) {
        var api = stack.api();
        var node =
                Map.of(
                        "label", "Person",
                        "sql", "SELECT 1 AS id UNION ALL SELECT 1",
                        "primary_key", Map.of("name", "id", "type", "INT64"));
        var mapping = new LinkedHashMap<String, Object>();
        mapping.put("name", "bench");
        mapping.put("node_definitions", List.of(node));
        var mappingId = api.post(stack.at("/api/mappings"), mapping).at("/data/id");
        var wish = Map.of("mapping_id", mappingId, "name", "bench");
        var id = api.post(stack.at("/api/instances"), wish).at("/data/id").asText();
        var at = stack.at("/api/instances/" + id);
        BenchStack.await(() -> api.get(at).at("/data/status").asText().equals("failed"));
        return api.get(at).path("data");
    }

    /** The bare service and the first of its rows. */
    private record Running(BaselineService service, long firstId) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            service.close();
        }
    }

    private static Running baseline(Setting setting, BenchStack stack, String body)
            throws Exception {
        long firstId;
        try (var rows = new Rows(settings(stack))) {
            firstId = rows.baseline(body, ROWS);
            rows.analyze();
        }
        var service =
                BaselineService.start(
                        jar(),
                        stack.controlPlanePid(),
                        stack.settings("control-plane"),
                        setting.directory().resolve("baseline.log"));
        return new Running(service, firstId);
    }

    /** Beside the launcher's module, as the build leaves it. */
    private static Path jar() {
        var launcher = Path.of(System.getProperty("graph-olap.launcher")).toAbsolutePath();
        return launcher.resolve("../../../../baseline/target/quarkus-app/quarkus-run.jar")
                .normalize();
    }

    private static Properties settings(BenchStack stack) throws Exception {
        var settings = new Properties();
        try (var in = Files.newInputStream(stack.settings("control-plane"))) {
            settings.load(in);
        }
        return settings;
    }

    private static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
