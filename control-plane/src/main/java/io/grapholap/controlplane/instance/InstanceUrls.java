package io.grapholap.controlplane.instance;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where clients find instances: behind the gateway. */
@ApplicationScoped
class InstanceUrls {
    private final String gateway;

    InstanceUrls(
            @ConfigProperty(
                            name = "graph-olap.external-url",
                            defaultValue = "http://127.0.0.1:8002")
                    String gateway) {
        this.gateway = gateway.replaceFirst("/+$", "");
    }

    String of(String slug) {
        return gateway + "/wrapper/" + slug;
    }
}
