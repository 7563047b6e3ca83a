package io.grapholap.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.Unauthorized;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {
    private final ServiceTokens tokens = new ServiceTokens(accepting(Map.of("a", "1", "b", "2")));

    @Test
    void aTokenNamesItsService() {
        assertThat(tokens.check("2", Set.of("a", "b"))).isEqualTo("b");
    }

    @Test
    void nobodyIsAdmittedByAnEmptyToken() {
        var open = new ServiceTokens(accepting(Map.of("a", "")));
        assertThatThrownBy(() -> open.check("", Set.of("a"))).isInstanceOf(Unauthorized.class);
        assertThatThrownBy(() -> tokens.check(null, Set.of("a"))).isInstanceOf(Unauthorized.class);
    }

    private static ServiceConfig accepting(Map<String, String> accepted) {
        return new ServiceConfig() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Optional<String> instance() {
                return Optional.empty();
            }

            @Override
            public Optional<String> token() {
                return Optional.empty();
            }

            @Override
            public Map<String, String> accepted() {
                return accepted;
            }
        };
    }
}
