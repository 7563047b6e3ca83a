package io.grapholap.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.platform.identity.EndpointRules;
import org.junit.jupiter.api.Test;

class EndpointRulesTest {
    @Test
    void everyEndpointSaysWhoMayCallIt() {
        assertThat(EndpointRules.endpointsWithoutAccess(GatewayConfig.class)).isEmpty();
    }
}
