package io.grapholap.controlplane.runtime.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.grapholap.controlplane.runtime.WrapperEnvironment;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.util.ArrayList;
import java.util.List;

/** The pod of a wrapper: from what it is to be, to its manifest. Asks nobody. */
final class WrapperPod {
    static final String CONTAINER = "wrapper";
    static final int PORT = 8000;

    /** Key of the start token in the wrapper's secret. */
    static final String TOKEN = "start-token";

    static final String WORK_DIR = "/work";

    private static final String SCRATCH = "scratch";
    private static final String STORE = "store";

    private final KubernetesRuntimeConfig config;
    private final String deployment;
    private final String image;
    private final PodEnvironment environment;

    WrapperPod(
            KubernetesRuntimeConfig config,
            String deployment,
            String image,
            PodEnvironment environment) {
        this.config = config;
        this.deployment = deployment;
        this.image = image;
        this.environment = environment;
    }

    /** Name of the pod, and of the secret beside it. */
    static String name(WrapperName wrapper) {
        return "wrapper-" + wrapper;
    }

    Pod of(WrapperSpec spec, OwnerReference owner) {
        var pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withName(name(spec.name()))
                        .withLabels(Labels.of(deployment, spec))
                        .addToAnnotations(Labels.OWNER, spec.owner())
                        .withOwnerReferences(owner)
                        .endMetadata()
                        .withNewSpec()
                        .withRestartPolicy("Never")
                        .withTerminationGracePeriodSeconds(config.stopGrace().toSeconds())
                        .withAutomountServiceAccountToken(false)
                        .withEnableServiceLinks(false)
                        .withNodeSelector(config.nodeSelector())
                        .withImagePullSecrets(
                                config.imagePullSecrets().orElse(List.of()).stream()
                                        .map(LocalObjectReference::new)
                                        .toList())
                        .withNewSecurityContext()
                        .withRunAsNonRoot(true)
                        .withRunAsUser(config.userId())
                        .withRunAsGroup(config.userId())
                        .withFsGroup(config.userId())
                        .withNewSeccompProfile()
                        .withType("RuntimeDefault")
                        .endSeccompProfile()
                        .endSecurityContext()
                        .withContainers(container(spec))
                        .withVolumes(volumes(spec))
                        .endSpec();
        config.serviceAccount().ifPresent(a -> pod.editSpec().withServiceAccountName(a).endSpec());
        config.priorityClass().ifPresent(p -> pod.editSpec().withPriorityClassName(p).endSpec());
        return pod.build();
    }

    private Container container(WrapperSpec spec) {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(image)
                .withImagePullPolicy(config.imagePullPolicy())
                .addNewPort()
                .withName("http")
                .withContainerPort(PORT)
                .endPort()
                .withEnvFrom(secretVariables())
                .withEnv(variables(spec))
                .withResources(
                        PodResources.of(spec.memoryBytes(), spec.cpuCores(), spec.diskBytes()))
                .addNewResizePolicy("cpu", "NotRequired")
                .addNewResizePolicy("memory", "NotRequired")
                .withSecurityContext(confined())
                // Up to 150 s for the JVM alone; how long loading may take is not for probes to
                // say.
                .withStartupProbe(probe("/health", 5, 30))
                .withReadinessProbe(probe("/ready", 2, 1))
                .withLivenessProbe(probe("/health", 10, 3))
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withVolumeMounts(mounts())
                .build();
    }

    private List<EnvFromSource> secretVariables() {
        return config.environmentSecret().stream()
                .map(secret ->
                        new EnvFromSourceBuilder()
                                .withNewSecretRef()
                                .withName(secret)
                                .endSecretRef()
                                .build())
                .toList();
    }

    private List<EnvVar> variables(WrapperSpec spec) {
        var variables = new ArrayList<EnvVar>();
        environment
                .of(spec)
                .forEach((name, value) -> variables.add(new EnvVar(name, literal(value), null)));
        variables.add(
                new EnvVarBuilder()
                        .withName(WrapperEnvironment.START_TOKEN)
                        .withNewValueFrom()
                        .withNewSecretKeyRef(TOKEN, name(spec.name()), false)
                        .endValueFrom()
                        .build());
        variables.add(
                new EnvVarBuilder()
                        .withName("WRAPPER_ADVERTISED_HOST")
                        .withNewValueFrom()
                        .withNewFieldRef(null, "status.podIP")
                        .endValueFrom()
                        .build());
        return variables;
    }

    /** As it stands: a cluster would put other variables where a value says {@code $(NAME)}. */
    private static String literal(String value) {
        return value.replace("$", "$$");
    }

    private static SecurityContext confined() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withPrivileged(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    private static Probe probe(String path, int everySeconds, int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort(PORT)
                .endHttpGet()
                .withPeriodSeconds(everySeconds)
                .withTimeoutSeconds(2)
                .withFailureThreshold(failures)
                .build();
    }

    private List<VolumeMount> mounts() {
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(mount(SCRATCH, WORK_DIR).withSubPath("work").build());
        mounts.add(mount(SCRATCH, "/tmp").withSubPath("tmp").build());
        if (config.storeClaim().isPresent()) {
            mounts.add(mount(STORE, config.storePath()).withReadOnly(true).build());
        }
        return mounts;
    }

    private static VolumeMountBuilder mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path);
    }

    private List<Volume> volumes(WrapperSpec spec) {
        var volumes = new ArrayList<Volume>();
        volumes.add(
                new VolumeBuilder()
                        .withName(SCRATCH)
                        .withEmptyDir(
                                new EmptyDirVolumeSource(
                                        null, PodResources.quantity(spec.diskBytes())))
                        .build());
        config.storeClaim()
                .ifPresent(claim ->
                        volumes.add(
                                new VolumeBuilder()
                                        .withName(STORE)
                                        .withNewPersistentVolumeClaim(claim, true)
                                        .build()));
        return volumes;
    }
}
