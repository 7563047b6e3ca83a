package io.grapholap.controlplane.runtime.kubernetes;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.grapholap.common.instance.InstanceResources;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The pods themselves, and what stands beside them. Blocking; safe for use by many threads. */
final class WrapperPods {
    private static final Logger LOG = Logger.getLogger(WrapperPods.class);

    /** Pods are read in pages, so that no answer is too big. */
    private static final long PAGE = 250;

    private final KubernetesClient client;
    private final KubernetesRuntimeConfig config;
    private final PodEnvironment environment;
    private final Clock clock;

    WrapperPods(
            KubernetesClient client,
            KubernetesRuntimeConfig config,
            PodEnvironment environment,
            Clock clock) {
        this.client = client;
        this.config = config;
        this.environment = environment;
        this.clock = clock;
    }

    /** As the API server knows them now; a cache might not know yet what was just started. */
    List<ObservedWrapper> list() {
        var now = clock.instant();
        return pods().stream()
                .map(pod -> PodObservation.of(pod, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Pod> pods() {
        var all = new PodListBuilder();
        String next = null;
        do {
            var page =
                    client.pods()
                            .inNamespace(namespace())
                            .withLabels(Labels.common(deployment()))
                            .list(
                                    new ListOptionsBuilder()
                                            .withLimit(PAGE)
                                            .withContinue(next)
                                            .build());
            all.addAllToItems(page.getItems());
            next = page.getMetadata() == null ? null : page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        return all.build().getItems();
    }

    /**
     * Starts a wrapper and returns when the cluster knows of it.
     *
     * @throws IllegalStateException if it cannot be started, saying why; nothing is left of it then
     */
    void start(WrapperSpec spec) {
        var plan =
                new WrapperPod(
                        config,
                        deployment(),
                        config.image().orElseThrow(() -> missing("image")),
                        environment);
        var deployment = deploymentAsOwner();
        try {
            // Before the pod, which would wait for it some seconds; owned by the pod afterwards.
            client.secrets()
                    .inNamespace(namespace())
                    .resource(WrapperObjects.secret(spec, deployment(), deployment))
                    .create();
            var pod =
                    client.pods()
                            .inNamespace(namespace())
                            .resource(plan.of(spec, deployment))
                            .create();
            adopt(spec, WrapperObjects.owner(pod));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                cleanUp(spec.name(), e);
            }
            throw new IllegalStateException(
                    "the cluster refuses pod " + WrapperPod.name(spec.name()) + ": " + reason(e),
                    e);
        }
    }

    private void adopt(WrapperSpec spec, OwnerReference pod) {
        client.secrets()
                .inNamespace(namespace())
                .withName(WrapperPod.name(spec.name()))
                .edit(secret ->
                        new SecretBuilder(secret)
                                .editMetadata()
                                .withOwnerReferences(pod)
                                .endMetadata()
                                .build());
        client.services()
                .inNamespace(namespace())
                .resource(
                        WrapperObjects.service(
                                spec,
                                deployment(),
                                config.gatewaySelector(),
                                config.gatewayPort(),
                                pod))
                .createOr(NonDeletingOperation::update);
    }

    private void cleanUp(WrapperName name, KubernetesClientException cause) {
        try {
            stop(name);
        } catch (KubernetesClientException e) {
            LOG.warnf(e, "What is left of wrapper %s could not be deleted", name);
            cause.addSuppressed(e);
        }
    }

    /**
     * Has a wrapper ended: at once if it heeds the request, after the grace period otherwise. Its
     * secret goes too; the service goes with its pod, unless a later one has taken it over.
     */
    void stop(WrapperName name) {
        client.pods()
                .inNamespace(namespace())
                .withName(WrapperPod.name(name))
                .withGracePeriod(config.stopGrace().toSeconds())
                .delete();
        client.secrets().inNamespace(namespace()).withName(WrapperPod.name(name)).delete();
    }

    /**
     * Gives a running pod other resources, in place.
     *
     * @throws IllegalStateException if the cluster refuses
     */
    void resize(WrapperName name, InstanceResources wanted) {
        var pod =
                new PodBuilder()
                        .withNewSpec()
                        .addNewContainer()
                        .withName(WrapperPod.CONTAINER)
                        .withResources(
                                PodResources.resizable(wanted.memoryBytes(), wanted.cpuCores()))
                        .endContainer()
                        .endSpec()
                        .build();
        try {
            client.pods()
                    .inNamespace(namespace())
                    .withName(WrapperPod.name(name))
                    .subresource("resize")
                    .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), Serialization.asJson(pod));
        } catch (KubernetesClientException e) {
            throw new IllegalStateException(
                    "the cluster refuses to resize pod " + WrapperPod.name(name) + ": " + reason(e),
                    e);
        }
    }

    private OwnerReference deploymentAsOwner() {
        var found =
                client.apps().deployments().inNamespace(namespace()).withName(deployment()).get();
        if (found == null) {
            throw new IllegalStateException(
                    "no instance can start: there is no Deployment %s in namespace %s, as graph-olap.runtime.kubernetes.deployment says"
                            .formatted(deployment(), namespace()));
        }
        return WrapperObjects.owner(found);
    }

    String namespace() {
        return config.namespace().orElseGet(client::getNamespace);
    }

    String deployment() {
        return config.deployment().orElseThrow(() -> missing("deployment"));
    }

    private static String reason(KubernetesClientException e) {
        var status = e.getStatus();
        return status == null || status.getMessage() == null ? e.getMessage() : status.getMessage();
    }

    private static IllegalStateException missing(String key) {
        return new IllegalStateException(
                "no instance can start: graph-olap.runtime.kubernetes." + key + " is not set");
    }
}
