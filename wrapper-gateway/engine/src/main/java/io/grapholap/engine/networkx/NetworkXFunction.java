package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Value;
import io.grapholap.engine.algorithm.View;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A function of NetworkX: what it is called there, what it takes, the kind of graph it is defined
 * for, and how we compute it. Made by a {@link Builder}, in the class of its family.
 */
public final class NetworkXFunction implements Algorithm {
    private final AlgorithmSpec spec;
    private final Form form;
    private final @Nullable EdgeAttribute attribute;
    private final Body body;
    private final @Nullable PythonWorker worker;

    /** Computes it. */
    @FunctionalInterface
    interface Body {
        Value of(Call call);
    }

    /**
     * The parameter that names a property of the edges.
     *
     * @param parameter {@code weight}, {@code distance} or {@code capacity}
     * @param defaultName of the property, which counts if the edges have it; null for none
     */
    public record EdgeAttribute(String parameter, @Nullable String defaultName) {}

    private NetworkXFunction(
            AlgorithmSpec spec,
            Form form,
            @Nullable EdgeAttribute attribute,
            Body body,
            @Nullable PythonWorker worker) {
        this.spec = spec;
        this.form = form;
        this.attribute = attribute;
        this.body = body;
        this.worker = worker;
    }

    /** The same function; if NetworkX itself computes it, it is asked through that worker. */
    public NetworkXFunction with(PythonWorker there) {
        return worker == null ? this : new NetworkXFunction(spec, form, attribute, body, there);
    }

    /** Whether NetworkX itself computes it, in a process of its own. */
    public boolean byWorker() {
        return worker != null;
    }

    @Override
    public AlgorithmSpec spec() {
        return spec;
    }

    /** The parameter that names a property of the edges, if there is one. */
    public @Nullable EdgeAttribute attribute() {
        return attribute;
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var budget = new Budget(Budget.ITEMS);
        var value = body.of(new Call(form.of(graph), parameters, run, budget, worker));
        return new Result.Structured(value, budget.exceeded());
    }

    static Builder named(String name, Category category, String description) {
        return new Builder(name, category, description);
    }

    /** Collects a declaration and ends with what the function returns. */
    static final class Builder {
        private final String name;
        private final Category category;
        private final String description;
        private Form form = Form.ANY;
        private Parameter<?>[] parameters = {};
        private @Nullable EdgeAttribute attribute;
        private Weights weights = Weights.IGNORED;
        private String remark = "";
        private long maxEdges = Integer.MAX_VALUE;
        private long bytesPerNode = 64;
        private @Nullable PythonWorker worker;

        private Builder(String name, Category category, String description) {
            this.name = name;
            this.category = category;
            this.description = description;
        }

        Builder directed() {
            form = form.with(Form.Direction.DIRECTED);
            return this;
        }

        /** Directions are taken away. */
        Builder undirected() {
            form = form.with(Form.Direction.UNDIRECTED);
            return this;
        }

        /** Parallel edges become one. */
        Builder merged() {
            form = form.withoutParallelEdges();
            return this;
        }

        /** A graph without nodes has an answer too. */
        Builder orEmpty() {
            form = form.orEmpty();
            return this;
        }

        Builder takes(Parameter<?>... values) {
            parameters = values;
            return this;
        }

        /** Reads weights, by default from the property {@code weight} if there is one. */
        Builder weight(Weights rule) {
            return attribute("weight", "weight", rule);
        }

        /** Reads weights if asked to. */
        Builder weightIfNamed(Weights rule) {
            return attribute("weight", null, rule);
        }

        Builder attribute(String parameter, @Nullable String byDefault, Weights rule) {
            attribute = new EdgeAttribute(parameter, byDefault);
            weights = rule;
            return this;
        }

        /** What differs from NetworkX, or what a caller should know. */
        Builder remark(String text) {
            remark = text;
            return this;
        }

        Builder maxEdges(long value) {
            maxEdges = value;
            return this;
        }

        Builder bytesPerNode(long value) {
            bytesPerNode = value;
            return this;
        }

        /** Declares one that NetworkX itself computes; see {@link #with}. */
        NetworkXFunction worker(Returns returns, Body body) {
            worker = PythonWorker.absent();
            return returns(returns, body);
        }

        NetworkXFunction scalar(Body body) {
            return returns(Returns.SCALAR, body);
        }

        NetworkXFunction list(Body body) {
            return returns(Returns.LIST, body);
        }

        NetworkXFunction tuple(Body body) {
            return returns(Returns.TUPLE, body);
        }

        NetworkXFunction dict(Body body) {
            return returns(Returns.DICT, body);
        }

        NetworkXFunction graph(Body body) {
            return returns(Returns.GRAPH, body);
        }

        /** A whole number for every node. */
        NetworkXFunction counts(Body body) {
            return returns(Returns.NODE_LONG, body);
        }

        /** A fraction for every node. */
        NetworkXFunction scores(Body body) {
            return returns(Returns.NODE_DOUBLE, body);
        }

        private NetworkXFunction returns(Returns returns, Body body) {
            var spec =
                    AlgorithmSpec.named(name, name)
                            .category(category)
                            .description(description, details())
                            .parameters(parameters)
                            .views(View.OUT, View.IN, View.BOTH)
                            .weights(weights)
                            .returns(returns)
                            .memory(bytesPerNode, form == Form.ANY ? 8 : 60)
                            .maxEdges(maxEdges)
                            .defaultTimeout(Duration.ofMinutes(5))
                            .build();
            return new NetworkXFunction(spec, form, attribute, body, worker);
        }

        private String details() {
            var text = new StringBuilder();
            switch (form.direction()) {
                case ANY -> {}
                case DIRECTED -> text.append("Needs a directed graph. ");
                case UNDIRECTED -> text.append("Takes every edge without its direction. ");
            }
            if (form.merged()) {
                text.append("Parallel edges are one, with the sum of their weights. ");
            }
            return text.append(remark).toString().strip();
        }
    }
}
