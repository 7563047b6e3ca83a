package io.grapholap.wrapper.report;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;

/** The way out of this process. */
public interface ProcessExit {
    /** Ends the process in good order; returns at once. */
    void leave(int code);

    /** Really ends it. */
    @DefaultBean
    @ApplicationScoped
    class Real implements ProcessExit {
        @Override
        public void leave(int code) {
            Quarkus.asyncExit(code);
        }
    }
}
