package io.grapholap.engine.algorithm;

/** What clients call the nodes of a graph. */
public interface NodeNames {
    /**
     * Number of the node that a client names by its key, or by {@code {"label": …, "key": …}} where
     * several labels share a key.
     *
     * @throws io.grapholap.common.error.PlatformException {@code INVALID_ALGORITHM_PARAMETERS} when
     *     there is none, or more than one
     */
    int index(String parameter, Object name);

    /** Key of a node, ready for JSON. */
    Object name(int index);

    /** Nodes are called by their numbers. */
    static NodeNames numbers(int nodeCount) {
        return new NodeNumbers(nodeCount);
    }
}
