package io.grapholap.engine.networkx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.NodeGroups;
import io.grapholap.engine.algorithm.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The functions that NetworkX itself computes, in a process of its own: the list of what that
 * process may call, made by {@code networkx_worker.py}. Those below NetworkX's top level have the
 * name of their package before their own, such as {@code bipartite.density}.
 */
final class WorkerFunctions {
    private static final String LIST = "worker-functions.json";
    private static final String REFERENCE = "https://networkx.org/documentation/networkx-";

    private WorkerFunctions() {}

    static List<NetworkXFunction> functions() {
        var functions = new ArrayList<NetworkXFunction>();
        list().path("served").forEach(declared -> functions.add(function(declared)));
        return functions;
    }

    /** The whole list: what is served, and what is not with its reason. */
    static JsonNode list() {
        try (var in = Objects.requireNonNull(WorkerFunctions.class.getResourceAsStream(LIST))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NetworkXFunction function(JsonNode declared) {
        var name = declared.path("name").asText();
        var path = declared.path("function").asText();
        var returns = Returns.valueOf(declared.path("returns").asText());
        var taken = new ArrayList<WorkerCall.Taken>();
        declared.path("parameters").forEach(p -> taken.add(taken(p)));
        var builder =
                NetworkXFunction.named(
                                name,
                                Category.valueOf(declared.path("category").asText()),
                                sentence(name))
                        .takes(
                                taken.stream()
                                        .map(WorkerCall.Taken::parameter)
                                        .toArray(Parameter<?>[]::new))
                        .remark(remark(path));
        switch (declared.path("direction").asText()) {
            case "DIRECTED" -> builder.directed();
            case "UNDIRECTED" -> builder.undirected();
            default -> {}
        }
        if (declared.path("merged").asBoolean()) {
            builder.merged();
        }
        var attribute = declared.path("attribute");
        var weight = attribute.path(0).asText();
        if (!attribute.isMissingNode()) {
            builder.attribute(weight, attribute.path(1).textValue(), Weights.ANY);
        }
        return builder.worker(
                returns,
                call -> {
                    var worker = Objects.requireNonNull(call.worker());
                    return worker.value(new WorkerCall(name, path, returns, taken, weight), call);
                });
    }

    private static WorkerCall.Taken taken(JsonNode declared) {
        var kind = declared.path("kind").asText();
        return new WorkerCall.Taken(
                parameter(declared.path("name").asText(), kind, declared), kind);
    }

    private static Parameter<?> parameter(String name, String kind, JsonNode declared) {
        boolean required = declared.path("required").asBoolean();
        var byDefault = declared.path("default");
        var text = "As in NetworkX";
        return switch (kind) {
            case "node" -> new Parameter.Node(name, required, text);
            case "nodes", "node_set", "pair" -> new Parameter.Nodes(name, required, text);
            case "pairs" -> new Parameter.NodePairs(name, required, text);
            case "groups" -> new NodeGroups(name, required, text);
            case "weights" -> new Parameter.NodeWeights(name, text);
            case "bool" -> Parameter.flag(name, byDefault.asBoolean(), text);
            case "int" ->
                    new Parameter.Whole(
                            name,
                            byDefault.isInt() ? byDefault.asInt() : null,
                            Integer.MIN_VALUE,
                            Integer.MAX_VALUE,
                            required,
                            text);
            case "float" ->
                    new Parameter.Real(
                            name,
                            byDefault.isNumber() ? byDefault.asDouble() : null,
                            -Double.MAX_VALUE,
                            Double.MAX_VALUE,
                            required,
                            text);
            case "word" -> {
                var words = new ArrayList<String>();
                declared.path("words").forEach(word -> words.add(word.asText()));
                yield new Parameter.Choice(name, byDefault.asText(), words, text);
            }
            default -> throw new IllegalStateException("no kind of parameter: " + kind);
        };
    }

    /** Its name as words. */
    private static String sentence(String name) {
        var words = name.substring(name.indexOf('.') + 1).replace('_', ' ');
        var group = name.contains(".") ? " (" + name.substring(0, name.indexOf('.')) + ")" : "";
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + group;
    }

    private static String remark(String path) {
        return "Computed by NetworkX itself, in a process of its own; what it means: "
                + REFERENCE
                + NetworkX.VERSION
                + "/search.html?q="
                + path.substring(path.indexOf(':') + 1);
    }
}
