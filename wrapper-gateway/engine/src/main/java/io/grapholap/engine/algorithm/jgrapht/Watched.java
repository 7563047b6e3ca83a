package io.grapholap.engine.algorithm.jgrapht;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Run;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.graph.GraphDelegator;
import org.jgrapht.graph.WeightedPseudograph;
import org.jgrapht.util.SupplierUtil;

/**
 * A graph for JGraphT's algorithms, which know of no cancelling: every look at its edges checks
 * whether the run goes on. It copies the graph, about 200 bytes an edge, so bound it by {@link
 * AlgorithmSpec#maxEdges}.
 */
public final class Watched extends GraphDelegator<Integer, Integer> {
    private static final long serialVersionUID = 1L;

    /** What a copy takes, in bytes. */
    public static final long BYTES_PER_NODE = 200;

    public static final long BYTES_PER_EDGE = 250;

    private final transient Run run;
    private transient int looks;

    private Watched(Graph<Integer, Integer> graph, Run run) {
        super(
                graph,
                SupplierUtil.createIntegerSupplier(graph.vertexSet().size()),
                SupplierUtil.createIntegerSupplier(graph.edgeSet().size()));
        this.run = run;
    }

    /** The graph as it is. */
    public static Watched of(CsrGraph graph, Run run) {
        return graph.directed() ? directed(graph.out(), run) : undirected(graph.both(), run);
    }

    /** The directed graph of these rows. */
    public static Watched directed(Adjacency out, Run run) {
        return filled(
                new DirectedWeightedPseudograph<>(null, SupplierUtil.createIntegerSupplier()),
                out,
                run,
                true);
    }

    /** The undirected graph of rows that hold every edge at both ends, self-loops once. */
    public static Watched undirected(Adjacency both, Run run) {
        return filled(
                new WeightedPseudograph<>(null, SupplierUtil.createIntegerSupplier()),
                both,
                run,
                false);
    }

    private static Watched filled(
            Graph<Integer, Integer> graph, Adjacency rows, Run run, boolean directed) {
        for (int v = 0; v < rows.nodeCount(); v++) {
            graph.addVertex(v);
        }
        for (int v = 0; v < rows.nodeCount(); v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                run.check(i);
                int w = rows.targets()[i];
                if (directed || w >= v) {
                    graph.setEdgeWeight(graph.addEdge(v, w), rows.weight(i));
                }
            }
        }
        return new Watched(graph, run);
    }

    private void look() {
        run.check(looks++);
    }

    @Override
    public Set<Integer> edgesOf(Integer node) {
        look();
        return super.edgesOf(node);
    }

    @Override
    public Set<Integer> outgoingEdgesOf(Integer node) {
        look();
        return super.outgoingEdgesOf(node);
    }

    @Override
    public Set<Integer> incomingEdgesOf(Integer node) {
        look();
        return super.incomingEdgesOf(node);
    }

    @Override
    public Integer getEdgeSource(Integer edge) {
        look();
        return super.getEdgeSource(edge);
    }

    @Override
    public Integer getEdgeTarget(Integer edge) {
        look();
        return super.getEdgeTarget(edge);
    }
}
