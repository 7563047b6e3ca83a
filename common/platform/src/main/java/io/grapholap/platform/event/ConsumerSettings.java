package io.grapholap.platform.event;

import io.grapholap.platform.internal.ServiceConfig;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Makes every consumer of a named replica a static member of its group, so that a restart within
 * the session keeps its partitions. Each channel is a member of its own.
 */
@ApplicationScoped
class ConsumerSettings implements ClientCustomizer<Map<String, Object>> {
    private final ServiceConfig service;

    ConsumerSettings(ServiceConfig service) {
        this.service = service;
    }

    @Override
    public Map<String, Object> customize(
            String channel, Config channelConfig, Map<String, Object> config) {
        if (!config.containsKey(ConsumerConfig.GROUP_ID_CONFIG)
                || config.containsKey(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG)) {
            return config;
        }
        return service.instance()
                .<Map<String, Object>>map(instance -> {
                    var named = new HashMap<>(config);
                    named.put(
                            CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, instance + "-" + channel);
                    return named;
                })
                .orElse(config);
    }
}
