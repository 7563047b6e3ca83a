package io.grapholap.controlplane.runtime.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How wrappers run as pods. */
@ConfigMapping(prefix = "graph-olap.runtime.kubernetes")
interface KubernetesRuntimeConfig {
    /** Where pods run; by default where the control plane itself does. */
    Optional<String> namespace();

    /** The control plane's own Deployment, which owns all that is made; needed to start any. */
    Optional<String> deployment();

    /** The wrapper's image; needed to start any. */
    Optional<String> image();

    /** {@code Always}, {@code IfNotPresent} or {@code Never}. */
    @WithDefault("IfNotPresent")
    String imagePullPolicy();

    /** Secrets by which the image may be pulled. */
    Optional<List<String>> imagePullSecrets();

    /** Service account of wrappers; its token is not mounted. */
    Optional<String> serviceAccount();

    /** Labels that nodes must have for wrappers to run there. */
    Map<String, String> nodeSelector();

    /** Priority class of wrappers' pods, by which a quota can tell them from others. */
    Optional<String> priorityClass();

    /** Labels of the gateway's pods, which every instance's service leads to. */
    @WithDefault("app.kubernetes.io/name=gateway")
    List<String> gatewaySelector();

    /** Port of the gateway's pods. */
    @WithDefault("8002")
    int gatewayPort();

    /** User and group that wrappers run as; never 0. */
    @WithDefault("10001")
    long userId();

    /** Claim with the object store's directory, for a store of files; mounted read-only. */
    Optional<String> storeClaim();

    /** Where that claim is mounted; the store's root lies below. */
    @WithDefault("/store")
    String storePath();

    /** More variables for wrappers, such as where traces go; no secrets. */
    Map<String, String> environment();

    /**
     * A secret whose entries wrappers have as variables, such as {@code KAFKA_SASL_JAAS_CONFIG};
     * what the platform sets wins.
     */
    Optional<String> environmentSecret();

    /** More options for the JVM, before those that the instance's size decides. */
    Optional<List<String>> jvmOptions();

    /** How long a wrapper may take to end when asked to; killed afterwards. */
    @WithDefault("30s")
    Duration stopGrace();

    /** How long one act may take, all its requests together. */
    @WithDefault("30s")
    Duration actDeadline();
}
