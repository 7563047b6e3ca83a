package io.grapholap.controlplane.runtime.kubernetes;

import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of this package start, and how. */
final class Specs {
    static final String PREFIX = "graph-olap.runtime.kubernetes.";
    static final UUID SLUG = UUID.fromString("6f1c2f0a-8a52-4b8e-9a5e-0d5b6a1f7c3d");
    static final WrapperName NAME = new WrapperName(SLUG, 3);
    static final String POD = "wrapper-" + SLUG + "-3";

    private Specs() {}

    static WrapperSpec spec() {
        return spec(NAME);
    }

    static WrapperSpec spec(WrapperName name) {
        return new WrapperSpec(
                name,
                11,
                "secret-token",
                "Alice O'Hara <alice@example.com>",
                "ryugraph",
                12,
                13,
                14,
                URI.create("file:///store/alice/13/v14/12"),
                3L << 30,
                10L << 30,
                2,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    static PodEnvironment environment() {
        return new PodEnvironment(
                "kafka:9092",
                "a-key",
                List.of("-Xlog:disable"),
                Map.of("WRAPPER_ENGINE", "mine", "OTEL", "$(HOME)"));
    }

    static KubernetesRuntimeConfig config() {
        return config(Map.of());
    }

    static KubernetesRuntimeConfig config(Map<String, String> more) {
        var settings =
                new HashMap<>(
                        Map.of(
                                "deployment",
                                "control-plane",
                                "image",
                                "registry/wrapper:1",
                                "namespace",
                                "graph-olap"));
        settings.putAll(more);
        var builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(KubernetesRuntimeConfig.class);
        settings.forEach((key, value) -> builder.withDefaultValue(PREFIX + key, value));
        return builder.build().getConfigMapping(KubernetesRuntimeConfig.class);
    }
}
