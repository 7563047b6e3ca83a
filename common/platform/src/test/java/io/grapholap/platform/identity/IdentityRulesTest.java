package io.grapholap.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.Unauthorized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityRulesTest {
    @Test
    void withoutTheSwitchNobodyIsBelieved() {
        var source = new Identities(List.of());
        var credentials = new Credentials(null, null, "alice", "admin");
        assertThatThrownBy(() -> source.identify(credentials).await().indefinitely())
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("Bearer");
    }

    @Test
    void credentialsAreReadFromTheirHeadersAndNeverPrinted() {
        var headers =
                Map.of(
                        "Authorization",
                        "bearer s3cret",
                        "X-Internal-Api-Key",
                        "k3y",
                        "X-Username",
                        " ");
        var credentials = Credentials.from(headers::get);
        assertThat(credentials).isEqualTo(new Credentials("s3cret", "k3y", null, null));
        assertThat(credentials.toString()).doesNotContain("s3cret").doesNotContain("k3y");
        assertThat(Credentials.from(_ -> null)).isEqualTo(new Credentials(null, null, null, null));
    }

    @Test
    void onlyOwnersAndAdminsMayChange() {
        assertThat(new Caller("alice", Role.ANALYST).mayChange("alice")).isTrue();
        assertThat(new Caller("bob", Role.OPS).mayChange("alice")).isFalse();
        assertThat(new Caller("carol", Role.ADMIN).mayChange("alice")).isTrue();
        assertThat(Role.of(" OPS ")).contains(Role.OPS);
        assertThat(Role.of("king")).isEmpty();
    }
}
