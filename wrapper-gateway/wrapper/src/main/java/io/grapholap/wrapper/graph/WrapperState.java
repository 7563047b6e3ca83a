package io.grapholap.wrapper.graph;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;

/** Where this process is in its life; each state offers only the moves it allows. */
public sealed interface WrapperState {
    /** The word for it on the wire. */
    String wireName();

    /** The process is up, nothing has been touched yet. */
    record Starting() implements WrapperState {
        Loading loading(InstancePhase phase) {
            return new Loading(phase);
        }

        @Override
        public String wireName() {
            return "starting";
        }
    }

    /** The graph is on its way. */
    record Loading(InstancePhase phase) implements WrapperState {
        Loading at(InstancePhase next) {
            return new Loading(next);
        }

        Running opened(OpenGraph graph) {
            return new Running(graph);
        }

        @Override
        public String wireName() {
            return "loading";
        }
    }

    /** Queries are answered. */
    record Running(OpenGraph graph) implements WrapperState {
        @Override
        public String wireName() {
            return "running";
        }
    }

    /** It did not come up and never will. */
    record Failed(InstanceErrorCode code, String message) implements WrapperState {
        @Override
        public String wireName() {
            return "failed";
        }
    }
}
