package io.grapholap.wrapper.algorithm;

import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmInfo;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.networkx.NetworkX;
import io.grapholap.engine.networkx.NetworkXFunction;
import io.grapholap.engine.networkx.PythonWorker;
import org.jspecify.annotations.Nullable;

/** Whose names and parameters a client uses: ours, or those of NetworkX. */
enum Library {
    NATIVE {
        @Override
        Algorithm find(String name) {
            return Algorithms.find(name);
        }

        @Override
        AlgorithmInfo info(String name) {
            return Algorithms.info(name);
        }

        @Override
        @Nullable AlgorithmBody body(
                String name, @Nullable AlgorithmBody given, GraphSchema schema) {
            return given;
        }
    },
    NETWORKX {
        @Override
        Algorithm find(String name) {
            return NetworkX.find(name);
        }

        @Override
        AlgorithmInfo info(String name) {
            return NetworkX.info(NetworkX.find(name));
        }

        @Override
        @Nullable AlgorithmBody body(
                String name, @Nullable AlgorithmBody given, GraphSchema schema) {
            return given == null
                    ? null
                    : EdgeProperty.named(given, NetworkX.find(name).attribute(), schema);
        }
    };

    /**
     * @param type as an execution says it
     */
    static Library of(String type) {
        return type.equals(NetworkX.TYPE) ? NETWORKX : NATIVE;
    }

    /**
     * @throws io.grapholap.common.error.PlatformException {@code ALGORITHM_NOT_FOUND} with the
     *     nearest names
     */
    abstract Algorithm find(String name);

    /** The same, ready to be run where that Python is. */
    Algorithm find(String name, PythonWorker python) {
        var found = find(name);
        return found instanceof NetworkXFunction function ? function.with(python) : found;
    }

    abstract AlgorithmInfo info(String name);

    /** What the client wants, in the fields that {@link RunRules} knows. */
    abstract @Nullable AlgorithmBody body(
            String name, @Nullable AlgorithmBody given, GraphSchema schema);

    /**
     * The run that a body asks for, checked against the algorithm and the graph.
     *
     * @throws io.grapholap.common.error.PlatformException as {@link RunRules#check}, or {@code
     *     INVALID_ALGORITHM_PARAMETERS} with parameter and value
     */
    AlgorithmRun check(String name, @Nullable AlgorithmBody given, GraphSchema schema) {
        var found = find(name);
        var run = RunRules.check(body(name, given, schema), info(name), schema);
        Algorithms.check(found, run.parameters());
        return run;
    }
}
