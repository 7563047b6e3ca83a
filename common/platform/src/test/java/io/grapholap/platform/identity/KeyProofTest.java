package io.grapholap.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyProofTest {
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final Map<ApiKey, KnownKey> stored = new HashMap<>();
    private boolean away;
    private int asked;
    private final RemoteKeyDirectory oneReplica = replica();
    private final RemoteKeyDirectory otherReplica = replica();

    private RemoteKeyDirectory replica() {
        return new RemoteKeyDirectory(
                key -> {
                    asked++;
                    return away
                            ? Uni.createFrom().failure(new Unavailable("control-plane", "away"))
                            : Uni.createFrom().item(Optional.ofNullable(stored.get(key)));
                },
                clock);
    }

    @Test
    void aKeyActsForItsOwnerWithItsOwnRoleInEveryHeader() {
        var text = key("dave", Role.ANALYST, Set.of(Scope.READ), null);

        var expected = new Caller("dave", Role.ANALYST, Set.of(Scope.READ), text.substring(4, 16));
        assertThat(identify(oneReplica, new Credentials(text, null, null, "admin")))
                .isEqualTo(expected);
        assertThat(identify(oneReplica, new Credentials(null, text, "dave", null)))
                .isEqualTo(expected);
        assertThat(asked).isOne();
    }

    @Test
    void onlyAScopeLetsAKeyActForOthersAndThenWithTheirStoredRole() {
        var own = key("alice", Role.ANALYST, Scope.OWN, null);
        refused(oneReplica, new Credentials(null, own, "dave", null), ErrorCode.PERMISSION_DENIED);

        var service = key("alice", Role.SERVICE, Set.of(Scope.READ, Scope.ACT_AS), null);
        assertThat(identify(oneReplica, new Credentials(null, service, "dave", "admin")))
                .extracting(Caller::username, Caller::role)
                .containsExactly("dave", Role.OPS);
        refused(oneReplica, new Credentials(null, service, "who", "admin"), ErrorCode.MISSING_ROLE);
        refused(
                oneReplica,
                new Credentials(null, service, "mallory", null),
                ErrorCode.USER_DISABLED);
    }

    @Test
    void theKeyOfADisabledOwnerIsRefused() {
        var text = key("mallory", Role.ADMIN, Scope.OWN, null);
        refused(oneReplica, new Credentials(text, null, null, null), ErrorCode.USER_DISABLED);
    }

    @Test
    void aRevokedKeyIsRefusedByEveryReplicaWithinAMinute() {
        var text = key("alice", Role.ANALYST, Scope.OWN, null);
        var credentials = new Credentials(null, text, null, null);
        identify(oneReplica, credentials);
        identify(otherReplica, credentials);

        stored.clear();
        away = true;
        clock.advance(Duration.ofSeconds(60));

        for (var replica : List.of(oneReplica, otherReplica)) {
            assertThatThrownBy(() -> identify(replica, credentials))
                    .isInstanceOf(Unavailable.class);
        }
        away = false;
        for (var replica : List.of(oneReplica, otherReplica)) {
            refused(replica, credentials, ErrorCode.UNAUTHORIZED);
        }
    }

    @Test
    void theNewsOfARevocationEndItAtOnceAndTouchNobodyElse() {
        var alices = new Credentials(null, key("alice", Role.ANALYST, Scope.OWN, null), null, null);
        var daves = new Credentials(null, key("dave", Role.OPS, Scope.OWN, null), null, null);
        for (var replica : List.of(oneReplica, otherReplica)) {
            identify(replica, alices);
            identify(replica, daves);
        }
        stored.values().removeIf(key -> key.owner().equals("alice"));
        int before = asked;

        oneReplica.changed("alice");
        otherReplica.changed("alice");

        refused(oneReplica, alices, ErrorCode.UNAUTHORIZED);
        refused(otherReplica, alices, ErrorCode.UNAUTHORIZED);
        identify(oneReplica, daves);
        assertThat(asked).isEqualTo(before + 2);
    }

    @Test
    void anExpiredKeyIsRefusedAlthoughItIsRemembered() {
        var credentials =
                new Credentials(
                        null,
                        key("alice", Role.ANALYST, Scope.OWN, Instant.EPOCH.plusSeconds(30)),
                        null,
                        null);
        identify(oneReplica, credentials);
        clock.advance(Duration.ofSeconds(30));
        refused(oneReplica, credentials, ErrorCode.UNAUTHORIZED);
    }

    @Test
    void keysCannotBeGuessedFromTheirNames() {
        var text = key("alice", Role.ANALYST, Scope.OWN, null);
        var guess = text.substring(0, text.length() - 1) + (text.endsWith("x") ? "y" : "x");
        refused(oneReplica, new Credentials(guess, null, null, null), ErrorCode.UNAUTHORIZED);
        refused(oneReplica, new Credentials(null, "hunter2", null, null), ErrorCode.UNAUTHORIZED);
        assertThat(
                        ApiKey.read(text)
                                .orElseThrow()
                                .matches(ApiKey.read(guess).orElseThrow().sha256()))
                .isFalse();
        assertThat(ApiKey.read(text).orElseThrow().toString()).doesNotContain(text.substring(16));
        assertThat(ApiKey.newText()).isNotEqualTo(ApiKey.newText()).hasSize(59);
    }

    private String key(String owner, Role role, Set<Scope> scopes, @Nullable Instant end) {
        var text = ApiKey.newText();
        var key = ApiKey.read(text).orElseThrow();
        stored.put(key, new KnownKey(key.id(), owner, role, scopes, end));
        return text;
    }

    private Caller identify(KeyDirectory keys, Credentials credentials) {
        var config = new TestAuth(false, null);
        var users = new StoredUsers(new TestUsers());
        return new Identities(
                        List.of(
                                new KeyProof(keys, users, config, clock),
                                new DevProof(config, users)))
                .identify(credentials)
                .await()
                .indefinitely();
    }

    private void refused(KeyDirectory keys, Credentials credentials, ErrorCode code) {
        assertThatThrownBy(() -> identify(keys, credentials))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
