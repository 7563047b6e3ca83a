package io.grapholap.controlplane.runtime.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands beside a wrapper's pod: its secret and its service. Asks nobody. */
final class WrapperObjects {
    private WrapperObjects() {}

    /** Makes {@code owner} the owner: with it goes what it owns. */
    static OwnerReference owner(HasMetadata owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(false)
                .withBlockOwnerDeletion(false)
                .build();
    }

    static Secret secret(WrapperSpec spec, String deployment, OwnerReference owner) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(WrapperPod.name(spec.name()))
                .withLabels(Labels.of(deployment, spec))
                .withOwnerReferences(owner)
                .endMetadata()
                .withType("Opaque")
                .withImmutable(true)
                .addToStringData(WrapperPod.TOKEN, spec.startToken())
                .build();
    }

    static String serviceName(UUID slug) {
        return "wrapper-" + slug;
    }

    /** Leads to the gateway, which lets in whom it knows and finds the pod. */
    static Service service(
            WrapperSpec spec,
            String deployment,
            List<String> gatewaySelector,
            int gatewayPort,
            OwnerReference owner) {
        var labels = Labels.of(deployment, spec);
        labels.remove(Labels.INCARNATION);
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(serviceName(spec.name().slug()))
                .withLabels(labels)
                .withOwnerReferences(owner)
                .endMetadata()
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(pairs(gatewaySelector))
                .addNewPort()
                .withName("http")
                .withPort(WrapperPod.PORT)
                .withTargetPort(new IntOrString(gatewayPort))
                .endPort()
                .endSpec()
                .build();
    }

    private static Map<String, String> pairs(List<String> selector) {
        return selector.stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
