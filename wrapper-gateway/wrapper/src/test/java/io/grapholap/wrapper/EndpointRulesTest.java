package io.grapholap.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.platform.identity.EndpointRules;
import org.junit.jupiter.api.Test;

class EndpointRulesTest {
    @Test
    void everyEndpointSaysWhoMayCallIt() {
        assertThat(EndpointRules.endpoints(WrapperConfig.class)).hasSizeGreaterThanOrEqualTo(11);
        assertThat(EndpointRules.endpointsWithoutAccess(WrapperConfig.class)).isEmpty();
    }
}
