package io.grapholap.exportworker.question;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** One question at a time, and one that waits. */
record TestQuestionConfig() implements QuestionConfig {
    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public int queue() {
        return 1;
    }

    @Override
    public Duration maxTime() {
        return Duration.ofSeconds(30);
    }

    @Override
    public MemorySize memory() {
        return new MemorySize(BigInteger.valueOf(256L << 20));
    }

    @Override
    public Duration stuckTimeout() {
        return Duration.ofSeconds(60);
    }
}
