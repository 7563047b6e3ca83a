package io.grapholap.controlplane.runtime.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.grapholap.common.instance.InstanceResources;
import io.grapholap.controlplane.runtime.InstanceRuntime;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Runs each wrapper as a pod, walled off from all others. */
@Identifier("kubernetes")
@ApplicationScoped
class KubernetesRuntime implements InstanceRuntime {
    private final KubernetesClient client;
    private final KubernetesRuntimeConfig config;
    private final WrapperPods pods;
    private final List<Runnable> signals = new CopyOnWriteArrayList<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pods-", 1).factory());
    private @Nullable PodWatch watch;

    KubernetesRuntime(
            KubernetesClient client,
            KubernetesRuntimeConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafkaServers,
            @ConfigProperty(name = "graph-olap.wrapper.public-key")
                    Optional<String> gatewayPublicKey,
            Clock clock) {
        this.client = client;
        this.config = config;
        this.pods =
                new WrapperPods(
                        client,
                        config,
                        new PodEnvironment(
                                kafkaServers,
                                gatewayPublicKey.orElse(""),
                                config.jvmOptions().orElse(List.of()),
                                config.environment()),
                        clock);
    }

    @Override
    public Uni<List<ObservedWrapper>> list() {
        return run("list pods", pods::list);
    }

    @Override
    public Uni<Void> start(WrapperSpec spec) {
        return run("start " + spec.name(), () -> pods.start(spec));
    }

    @Override
    public Uni<Void> stop(WrapperName name) {
        return run("stop " + name, () -> pods.stop(name));
    }

    @Override
    public Uni<Void> resize(WrapperName name, InstanceResources resources) {
        return run("resize " + name, () -> pods.resize(name, resources));
    }

    @Override
    public void whenOneEnds(Runnable signal) {
        signals.add(signal);
        threads.execute(this::listen);
    }

    private synchronized void listen() {
        if (watch == null) {
            watch =
                    PodWatch.begin(
                            client,
                            pods.namespace(),
                            pods.deployment(),
                            () -> signals.forEach(Runnable::run));
        }
    }

    @PreDestroy
    synchronized void close() {
        if (watch != null) {
            watch.close();
        }
        threads.shutdownNow();
    }

    private Uni<Void> run(String what, Runnable work) {
        return run(
                what,
                () -> {
                    work.run();
                    return null;
                });
    }

    /** On a virtual thread, with a deadline; a thread that is late is left to the client's own. */
    private <T extends @Nullable Object> Uni<T> run(String what, Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .ifNoItem()
                .after(config.actDeadline())
                .failWith(() ->
                        new TimeoutException(
                                "the cluster did not answer within "
                                        + config.actDeadline()
                                        + " ("
                                        + what
                                        + ")"));
    }
}
