package io.grapholap.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.StackRecord.PartRecord;
import io.grapholap.local.stack.StackRecord.State;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
    @TempDir private Path directory;
    private StateDir state;

    @BeforeEach
    void create() throws IOException {
        state = new StateDir(directory.resolve("state"));
        state.create();
    }

    @Test
    void onlyTheOwnerCanReadStateAndSecrets() throws IOException {
        Secrets.of(state);

        assertThat(permissions(state.root())).isEqualTo("rwx------");
        assertThat(permissions(state.secrets())).isEqualTo("rw-------");
    }

    @Test
    void secretsAreMadeOnceAndDifferForEveryService() throws IOException {
        var secrets = Secrets.of(state);

        assertThat(Secrets.of(state)).isEqualTo(secrets);
        assertThat(secrets.tokens()).hasSize(Service.values().length);
        assertThat(secrets.tokens().values()).doesNotHaveDuplicates();
        assertThat(secrets.toString()).doesNotContain(secrets.signingKey());
    }

    @Test
    void thePublicKeyVerifiesWhatTheSigningKeySigned()
            throws IOException, GeneralSecurityException {
        var secrets = Secrets.of(state);
        var keys = KeyFactory.getInstance("Ed25519");
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(secrets.signingKey()))));
        signer.update((byte) 1);
        var signature = signer.sign();

        signer.initVerify(keys.generatePublic(new X509EncodedKeySpec(bytes(secrets.publicKey()))));
        signer.update((byte) 1);

        assertThat(signer.verify(signature)).isTrue();
    }

    @Test
    void theRecordOfAStackIsReadAsItWasWritten() throws IOException {
        var stack = stack(ProcessRef.current(), ProcessRef.current());

        StackFile.write(state, stack);

        assertThat(StackFile.live(state)).contains(stack);
    }

    @Test
    void aStackWhoseLauncherDiedIsNotLiveAndItsProcessesAreSwept() throws IOException {
        var left = ProcessRef.of(new ProcessBuilder("sleep", "60").start().toHandle());
        var gone = new ProcessRef(ProcessRef.current().pid(), Instant.EPOCH);
        StackFile.write(state, stack(gone, left));

        assertThat(StackFile.live(state)).isEmpty();
        StackFile.sweep(state);

        assertThat(left.awaitEnd(Duration.ofSeconds(5))).isTrue();
        assertThat(StackFile.read(state)).isEmpty();
    }

    @Test
    void aTornRecordCountsAsNone() throws IOException {
        Files.writeString(state.stackFile(), "{\"launcher\": {");

        assertThat(StackFile.read(state)).isEmpty();
    }

    @Test
    void oneLauncherAtATime() throws IOException {
        try (var first = StackLock.take(state).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(StackLock.take(state)).isEmpty();
        }
        try (var second = StackLock.take(state).orElseThrow()) {
            assertThat(second).isNotNull();
        }
    }

    private static StackRecord stack(ProcessRef launcher, ProcessRef part) {
        return new StackRecord(
                launcher,
                Instant.parse("2025-01-01T00:00:00Z"),
                true,
                Map.of("gateway", URI.create("http://127.0.0.1:8002")),
                List.of(new PartRecord("gateway", State.UP, part, 8002, 0, "gateway.log")));
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
