package io.grapholap.controlplane.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeyedRequestTest {
    private static final String ROUTE = "POST /api/mappings";

    @Test
    void theSameWishIsKnownAgain() {
        assertThat(request("alice", ROUTE, "k", "", "{}"))
                .isEqualTo(request("alice", ROUTE, "k", "", "{}"));
    }

    @Test
    void userRouteAndKeyTellRequestsApart() {
        var sha = request("alice", ROUTE, "k", "", "{}").sha256();

        assertThat(request("bob", ROUTE, "k", "", "{}").sha256()).isNotEqualTo(sha);
        assertThat(request("alice", "POST /api/mappings/5/copy", "k", "", "{}").sha256())
                .isNotEqualTo(sha);
        assertThat(request("alice", ROUTE, "l", "", "{}").sha256()).isNotEqualTo(sha);
        assertThat(request("alice", ROUTE, "k", "a=1", "{ }").sha256()).isEqualTo(sha);
    }

    @Test
    void bodyAndQueryAreTheWishAndNeedTheKeyToBeGuessed() {
        var hmac = request("alice", ROUTE, "k", "", "{}").bodyHmac();

        assertThat(request("alice", ROUTE, "k", "", "{ }").bodyHmac()).isNotEqualTo(hmac);
        assertThat(request("alice", ROUTE, "k", "a=1", "{}").bodyHmac()).isNotEqualTo(hmac);
        assertThat(request("alice", ROUTE, "l", "", "{}").bodyHmac()).isNotEqualTo(hmac);
    }

    @Property
    void everyPrintableKeyIsTaken(
            @ForAll @StringLength(min = 1, max = 255) @CharRange(from = ' ', to = '~') String key) {
        assertThat(request("alice", ROUTE, key, "", "{}").sha256()).hasSize(64);
    }

    @Test
    void otherKeysAreRefusedByName() {
        for (var bad : new String[] {"", "k".repeat(256), "tab\t", "kéy", "nul\0"}) {
            assertThatThrownBy(() -> request("alice", ROUTE, bad, "", "{}"))
                    .isInstanceOfSatisfying(
                            ValidationFailed.class,
                            e -> {
                                assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
                                assertThat(e.getMessage())
                                        .contains("Idempotency-Key", "it has " + bad.length());
                            });
        }
    }

    private static KeyedRequest request(
            String user, String route, String key, String query, String body) {
        return KeyedRequest.of(user, route, key, query, body.getBytes(UTF_8));
    }
}
