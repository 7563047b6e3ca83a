package io.grapholap.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part that is a real process doing nothing. */
final class FakePart implements Part {
    private final String[] command;
    private @Nullable ProcessRef process;
    private int starts;

    FakePart(String... command) {
        this.command = command.clone();
    }

    int starts() {
        return starts;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void start() throws IOException {
        starts++;
        process = ProcessRef.of(new ProcessBuilder(command).start().toHandle());
    }

    @Override
    public Optional<ProcessRef> process() {
        return Optional.ofNullable(process);
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void stop(Duration grace) {
        process().ifPresent(p -> p.stop(grace));
    }

    @Override
    public String log() {
        return "fake.log";
    }
}
