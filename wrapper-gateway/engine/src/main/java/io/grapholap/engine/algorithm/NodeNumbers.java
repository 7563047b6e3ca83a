package io.grapholap.engine.algorithm;

import java.util.Map;

/** Nodes without names of their own. */
record NodeNumbers(int nodeCount) implements NodeNames {

    @Override
    public int index(String parameter, Object name) {
        if (name instanceof Number number
                && number.longValue() == number.doubleValue()
                && number.longValue() >= 0
                && number.longValue() < nodeCount) {
            return number.intValue();
        }
        throw Parameter.invalid(
                parameter,
                name,
                "must be a node; the graph has no node " + name,
                Map.of("nodes", nodeCount));
    }

    @Override
    public Object name(int index) {
        return index;
    }
}
