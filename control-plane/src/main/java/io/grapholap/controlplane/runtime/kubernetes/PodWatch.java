package io.grapholap.controlplane.runtime.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Hears when a wrapper's pod ends or goes; comes back by itself when the cluster was away. */
final class PodWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PodWatch.class);

    private final SharedIndexInformer<Pod> informer;

    private PodWatch(SharedIndexInformer<Pod> informer) {
        this.informer = informer;
    }

    /**
     * Starts to listen, without waiting for the first answer.
     *
     * @param ended run on threads of the client, at least once for each end
     */
    static PodWatch begin(
            KubernetesClient client, String namespace, String deployment, Runnable ended) {
        var informer =
                client.pods()
                        .inNamespace(namespace)
                        .withLabels(Labels.common(deployment))
                        .runnableInformer(0);
        informer.addEventHandler(new Ends(ended));
        informer.exceptionHandler((_, failure) -> {
            LOG.warnf("Pods cannot be watched; tried again soon: %s", failure.getMessage());
            return true;
        });
        informer.start();
        return new PodWatch(informer);
    }

    @Override
    public void close() {
        informer.close();
    }

    private record Ends(Runnable ended) implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            if (!runs(pod)) {
                ended.run();
            }
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            if (runs(before) && !runs(now)) {
                ended.run();
            }
        }

        @Override
        public void onDelete(Pod pod, boolean unknown) {
            ended.run();
        }

        private static boolean runs(Pod pod) {
            return PodObservation.of(pod, Instant.EPOCH).filter(w -> w.running()).isPresent();
        }
    }
}
