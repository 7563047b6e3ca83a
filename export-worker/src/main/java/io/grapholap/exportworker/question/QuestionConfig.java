package io.grapholap.exportworker.question;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the answers to the control plane's questions. */
@ConfigMapping(prefix = "graph-olap.export-worker.question")
interface QuestionConfig {
    /** How many questions are answered at the same time; at least 1. */
    @WithDefault("4")
    int concurrency();

    /** How many more may wait; beyond that they are turned away. */
    @WithDefault("64")
    int queue();

    /** How long a question may take, whatever it asks for itself. */
    @WithDefault("30s")
    Duration maxTime();

    /** Memory of one question. */
    @WithDefault("256M")
    MemorySize memory();

    /** An answer that is not given up so long after it had to be takes the worker with it. */
    @WithDefault("60s")
    Duration stuckTimeout();
}
