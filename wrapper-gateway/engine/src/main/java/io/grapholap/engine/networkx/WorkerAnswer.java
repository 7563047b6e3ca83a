package io.grapholap.engine.networkx;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.NodeNames;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what the worker said: a value in which nodes can be told from numbers. */
final class WorkerAnswer {
    private static final Pattern NODE = Pattern.compile("⟨(\\d+)⟩");

    private final NodeNames names;
    private final boolean fractions;

    /**
     * @param names for nodes within texts
     * @param fractions whether a number for every node is a fraction, even if it is whole
     */
    WorkerAnswer(NodeNames names, boolean fractions) {
        this.names = names;
        this.fractions = fractions;
    }

    Value value(JsonNode said) {
        if (!said.isObject()) {
            return new Value.Scalar(
                    switch (said.getNodeType()) {
                        case BOOLEAN -> said.asBoolean();
                        case NUMBER -> number(said);
                        case STRING -> named(said.asText(), names);
                        default -> null;
                    });
        }
        var field = said.fieldNames().next();
        var content = said.get(field);
        return switch (field) {
            case "n" -> new Value.Node(content.asInt());
            case "f" -> new Value.Scalar(real(content));
            case "t" -> new Value.Tuple(values(content));
            case "l" -> new Value.Sequence(values(content));
            case "d" -> dict(content);
            case "N" -> perNode(content);
            case "g" ->
                    new Value.Graph(
                            content.get(0).asBoolean(),
                            content.get(1).asLong(),
                            content.get(2).asLong(),
                            values(content.get(3)),
                            values(content.get(4)));
            default -> throw new IllegalStateException("the worker said " + field);
        };
    }

    /** A text of the worker's with nodes by their names. */
    static String named(String text, NodeNames names) {
        return NODE.matcher(text)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(
                                String.valueOf(names.name(Integer.parseInt(found.group(1))))));
    }

    private List<Value> values(JsonNode items) {
        var values = new ArrayList<Value>(items.size());
        items.forEach(item -> values.add(value(item)));
        return values;
    }

    private Value dict(JsonNode entries) {
        var found = new ArrayList<Value.Entry>(entries.size());
        entries.forEach(e -> found.add(new Value.Entry(value(e.get(0)), value(e.get(1)))));
        return new Value.Dict(found);
    }

    private Value perNode(JsonNode numbers) {
        boolean whole = !fractions;
        for (var number : numbers) {
            whole &= number.isIntegralNumber();
        }
        if (whole) {
            var longs = new long[numbers.size()];
            for (int v = 0; v < longs.length; v++) {
                longs[v] = numbers.get(v).asLong();
            }
            return new Value.NodeDict(new NodeValues.Longs(longs), false);
        }
        var doubles = new double[numbers.size()];
        for (int v = 0; v < doubles.length; v++) {
            var number = numbers.get(v);
            doubles[v] = number.isObject() ? real(number.get("f")) : number.asDouble();
        }
        return new Value.NodeDict(new NodeValues.Doubles(doubles), false);
    }

    private static Number number(JsonNode said) {
        if (said.isIntegralNumber()) {
            return said.asLong();
        }
        return said.asDouble();
    }

    private static double real(JsonNode word) {
        return switch (word.asText()) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
