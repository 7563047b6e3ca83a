package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceResources;
import io.grapholap.controlplane.runtime.InstanceRuntime;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A runtime in which wrappers are names; tests say what becomes of them. */
@Mock
@ApplicationScoped
class FakeRuntime implements InstanceRuntime {
    /** Instances of this owner cannot be started. */
    static final String UNLUCKY = "unlucky";

    private final Map<WrapperName, ObservedWrapper> wrappers = new ConcurrentHashMap<>();
    private final Map<WrapperName, InstanceResources> resized = new ConcurrentHashMap<>();
    private final List<WrapperSpec> started = new CopyOnWriteArrayList<>();
    private final List<Runnable> signals = new CopyOnWriteArrayList<>();

    @Override
    public Uni<List<ObservedWrapper>> list() {
        return Uni.createFrom().item(() -> List.copyOf(wrappers.values()));
    }

    @Override
    public Uni<Void> start(WrapperSpec spec) {
        return Uni.createFrom()
                .item(() -> {
                    if (spec.owner().equals(UNLUCKY)) {
                        throw new IllegalStateException("no room");
                    }
                    wrappers.put(spec.name(), ObservedWrapper.running(spec.name()));
                    started.add(spec);
                    return null;
                });
    }

    @Override
    public Uni<Void> stop(WrapperName name) {
        return Uni.createFrom().item(() -> wrappers.remove(name)).replaceWithVoid();
    }

    @Override
    public void whenOneEnds(Runnable signal) {
        signals.add(signal);
    }

    /** The last start of that instance; null if it was never started. */
    @Nullable WrapperSpec lastStartOf(UUID slug) {
        return started.stream()
                .filter(s -> s.name().slug().equals(slug))
                .reduce((_, last) -> last)
                .orElse(null);
    }

    boolean runs(WrapperName name) {
        return wrappers.containsKey(name) && wrappers.get(name).running();
    }

    boolean knows(WrapperName name) {
        return wrappers.containsKey(name);
    }

    /** A wrapper that nobody asked for. */
    void appear(WrapperName name) {
        wrappers.put(name, ObservedWrapper.running(name));
        signals.forEach(Runnable::run);
    }

    @Override
    public Uni<Void> resize(WrapperName name, InstanceResources resources) {
        return Uni.createFrom().item(() -> resized.put(name, resources)).replaceWithVoid();
    }

    /** What it was given last while it ran; null for nothing. */
    @Nullable InstanceResources resized(WrapperName name) {
        return resized.get(name);
    }

    void outOfMemory(WrapperName name) {
        end(name, new ObservedWrapper.End(Instant.now(), true, "exit status 137", null));
    }

    void die(WrapperName name, String lastWords) {
        end(name, new ObservedWrapper.End(Instant.now(), false, "exit status 1", lastWords));
    }

    private void end(WrapperName name, ObservedWrapper.End end) {
        wrappers.put(name, new ObservedWrapper(name, end));
        signals.forEach(Runnable::run);
    }
}
