package io.grapholap.exportworker.job;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Small settings for plain tests. */
public record TestConfig(Path workDir, Optional<Path> java) implements WorkerConfig {
    public static TestConfig in(Path workDir) {
        return new TestConfig(workDir, Optional.empty());
    }

    @Override
    public Optional<String> name() {
        return Optional.of("test-worker");
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration leaseInterval() {
        return Duration.ofMillis(100);
    }

    @Override
    public Duration leasePatience() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration stuckTimeout() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration stopTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public MemorySize fileSize() {
        return megabytes(64);
    }

    @Override
    public MemorySize exportMemory() {
        return megabytes(256);
    }

    @Override
    public Optional<Integer> exportThreads() {
        return Optional.of(2);
    }

    @Override
    public Build build() {
        return new TestBuild(java);
    }

    private record TestBuild(Optional<Path> java) implements Build {
        @Override
        public MemorySize memory() {
            return megabytes(128);
        }

        @Override
        public MemorySize heap() {
            return megabytes(64);
        }

        @Override
        public Optional<List<String>> jvmOptions() {
            return Optional.empty();
        }

        @Override
        public Optional<String> classPath() {
            return Optional.empty();
        }
    }

    private static MemorySize megabytes(long count) {
        return new MemorySize(BigInteger.valueOf(count << 20));
    }
}
