package io.grapholap.controlplane.runtime.kubernetes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.grapholap.common.instance.InstanceResources;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperName;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true)
class KubernetesRuntimeTest {
    private static final String NAMESPACE = "graph-olap";
    private static final String PODS = "/api/v1/namespaces/graph-olap/pods";

    KubernetesMockServer server;
    KubernetesClient client;

    private KubernetesRuntime runtime;

    @BeforeEach
    void deploy() {
        client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .resource(
                        new DeploymentBuilder()
                                .withNewMetadata()
                                .withName("control-plane")
                                .endMetadata()
                                .build())
                .create();
        runtime = runtime(Map.of());
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void allThatIsStartedBelongsToTheControlPlane() {
        get(runtime.start(Specs.spec()));

        var pod = pod(Specs.POD);
        assertThat(owner(pod.getMetadata().getOwnerReferences()))
                .returns("Deployment", OwnerReference::getKind)
                .returns("control-plane", OwnerReference::getName);
        var secret = client.secrets().inNamespace(NAMESPACE).withName(Specs.POD).get();
        var service =
                client.services().inNamespace(NAMESPACE).withName("wrapper-" + Specs.SLUG).get();
        for (var beside : List.of(secret, service)) {
            assertThat(owner(beside.getMetadata().getOwnerReferences()))
                    .returns("Pod", OwnerReference::getKind)
                    .returns(pod.getMetadata().getUid(), OwnerReference::getUid);
        }
        assertThat(get(runtime.list())).containsExactly(ObservedWrapper.running(Specs.NAME));
    }

    @Test
    void theNextIncarnationTakesTheServiceOver() {
        var next = new WrapperName(Specs.SLUG, 4);
        get(runtime.start(Specs.spec()));
        get(runtime.stop(Specs.NAME));
        get(runtime.start(Specs.spec(next)));

        var service =
                client.services().inNamespace(NAMESPACE).withName("wrapper-" + Specs.SLUG).get();
        assertThat(owner(service.getMetadata().getOwnerReferences()).getName())
                .isEqualTo(WrapperPod.name(next));
        assertThat(get(runtime.list())).containsExactly(ObservedWrapper.running(next));
    }

    @Test
    void stoppingLeavesNothingAndIsHarmlessWhenNothingIsThere() {
        get(runtime.start(Specs.spec()));
        get(runtime.stop(Specs.NAME));
        get(runtime.stop(Specs.NAME));

        assertThat(get(runtime.list())).isEmpty();
        assertThat(client.secrets().inNamespace(NAMESPACE).list().getItems()).isEmpty();
    }

    @Test
    void podsOfOthersAreNotSeen() {
        var others = runtime(Map.of("deployment", "other"));
        client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .resource(
                        new DeploymentBuilder()
                                .withNewMetadata()
                                .withName("other")
                                .endMetadata()
                                .build())
                .create();
        get(others.start(Specs.spec()));

        assertThat(get(runtime.list())).isEmpty();
        assertThat(get(others.list())).hasSize(1);
    }

    @Test
    void aRefusalIsSaidInTheClustersWordsAndLeavesNothing() {
        server.expect()
                .post()
                .withPath(PODS)
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withMessage("exceeded quota: graphs, requested: memory=3Gi")
                                .build())
                .once();

        assertThatThrownBy(() -> get(runtime.start(Specs.spec())))
                .hasMessageContaining(Specs.POD)
                .hasMessageContaining("exceeded quota: graphs");
        assertThat(client.secrets().inNamespace(NAMESPACE).list().getItems()).isEmpty();
        get(runtime.start(Specs.spec()));
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() {
        get(runtime.start(Specs.spec()));

        assertThatThrownBy(() -> get(runtime.start(Specs.spec()))).hasMessageContaining(Specs.POD);
        assertThat(get(runtime.list())).containsExactly(ObservedWrapper.running(Specs.NAME));
    }

    @Test
    void whoAsksIsToldWhenOneEnds() {
        var ends = new AtomicInteger();
        runtime.whenOneEnds(ends::incrementAndGet);
        get(runtime.start(Specs.spec()));

        client.pods()
                .inNamespace(NAMESPACE)
                .withName(Specs.POD)
                .editStatus(p ->
                        p.edit()
                                .withNewStatus()
                                .withPhase("Failed")
                                .withReason("Evicted")
                                .endStatus()
                                .build());
        await().atMost(10, SECONDS).until(() -> ends.get() > 0);
        assertThat(get(runtime.list())).singleElement().matches(w -> !w.running());

        int before = ends.get();
        client.pods().inNamespace(NAMESPACE).withName(Specs.POD).delete();
        await().atMost(10, SECONDS).until(() -> ends.get() > before);
    }

    @Test
    void resizingPatchesThePodInPlace() throws InterruptedException {
        var path = PODS + "/" + Specs.POD + "/resize";
        get(runtime.start(Specs.spec()));
        server.expect().patch().withPath(path).andReturn(200, pod(Specs.POD)).once();
        int before = server.getRequestCount();

        get(runtime.resize(Specs.NAME, new InstanceResources(6L << 30, 4)));

        var request = server.getLastRequest();
        assertThat(server.getRequestCount()).isGreaterThan(before);
        assertThat(request.getPath()).startsWith(path);
        assertThat(request.getHeader("Content-Type")).contains("strategic-merge-patch");
        assertThat(request.getBody().readUtf8())
                .contains(
                        "\"name\":\"wrapper\"",
                        "\"memory\":\"6144Mi\"",
                        "\"cpu\":\"4\"",
                        "\"cpu\":\"8\"")
                .doesNotContain("ephemeral-storage");
    }

    @Test
    void whatIsNotConfiguredIsNamed() {
        assertThatThrownBy(() -> get(runtime(Map.of("image", "")).start(Specs.spec())))
                .hasMessageContaining(Specs.PREFIX + "image");
        assertThatThrownBy(() -> get(runtime(Map.of("deployment", "")).list()))
                .hasMessageContaining(Specs.PREFIX + "deployment");
        assertThatThrownBy(() -> get(runtime(Map.of("deployment", "gone")).start(Specs.spec())))
                .hasMessageContaining("no Deployment gone in namespace graph-olap");
    }

    @Test
    void aClusterThatIsSilentIsWaitedForOnlySoLong() {
        var impatient = runtime(Map.of("act-deadline", "1ms"));

        assertThatThrownBy(() ->
                        get(impatient.start(Specs.spec(new WrapperName(UUID.randomUUID(), 1)))))
                .hasRootCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("did not answer within PT0.001S");
    }

    private KubernetesRuntime runtime(Map<String, String> settings) {
        return new KubernetesRuntime(
                client,
                Specs.config(settings),
                "kafka:9092",
                Optional.of("a-key"),
                Clock.systemUTC());
    }

    private Pod pod(String name) {
        return client.pods().inNamespace(NAMESPACE).withName(name).get();
    }

    private static OwnerReference owner(List<OwnerReference> owners) {
        assertThat(owners).hasSize(1);
        return owners.getFirst();
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
