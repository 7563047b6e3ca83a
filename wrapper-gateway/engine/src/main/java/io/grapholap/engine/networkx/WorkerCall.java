package io.grapholap.engine.networkx;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.Parameter;
import java.util.List;
import java.util.Map;

/**
 * A function that the worker may call, and how its arguments are told to it.
 *
 * @param name as clients call it
 * @param path module and function beneath {@code networkx}, with a colon between
 * @param taken its parameters
 * @param attribute the parameter that names a property of the edges; empty when there is none
 */
record WorkerCall(String name, String path, Returns returns, List<Taken> taken, String attribute) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the property of the edges is called in the worker. */
    private static final String WEIGHT = "weight";

    /**
     * @param kind what the worker makes of its value, such as a set of nodes
     */
    record Taken(Parameter<?> parameter, String kind) {}

    WorkerCall {
        taken = List.copyOf(taken);
    }

    /**
     * The head of a request.
     *
     * @param memoryBytes of address space
     */
    ObjectNode request(Call call, boolean parallel, int edges, long memoryBytes) {
        var request = JSON.createObjectNode();
        request.put("version", NetworkX.VERSION);
        request.put("parent", ProcessHandle.current().pid());
        request.put("memory", memoryBytes);
        request.put("seconds", Math.clamp(call.run().remaining().toSeconds() + 5, 6, 86_400));
        request.put("items", Budget.ITEMS);
        request.put("function", path);
        request.put("nodes", call.n());
        request.put("edges", edges);
        request.put("directed", call.graph().directed());
        request.put("parallel", parallel);
        request.put("weighted", call.graph().weighted());
        var arguments = request.putArray("arguments");
        for (var one : taken) {
            call.find(one.parameter()).ifPresent(value -> add(arguments, one, value));
        }
        if (call.graph().weighted() && !attribute.isEmpty()) {
            arguments.addArray().add(attribute).add("text").add(WEIGHT);
        }
        return request;
    }

    private static void add(ArrayNode arguments, Taken one, Object value) {
        var argument = arguments.addArray().add(one.parameter().name()).add(one.kind());
        if (value instanceof Map<?, ?> map) {
            var pairs = argument.addArray();
            map.forEach((node, weight) -> pairs.addArray().addPOJO(node).addPOJO(weight));
        } else {
            argument.add(JSON.<com.fasterxml.jackson.databind.JsonNode>valueToTree(value));
        }
    }
}
