package io.grapholap.controlplane.datasource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialCipherTest {
    private static final Map<String, Object> SECRET = Map.of("password", "hunter2");

    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("keys/keyset.json");
    }

    @Test
    void whatWasEncryptedForOneSourceIsReadForThatOneAlone() {
        var cipher = cipher();
        var encrypted = cipher.encrypt(SecretFields.of(SECRET), 1);

        assertThat(new String(encrypted, UTF_8)).doesNotContain("hunter2");
        assertThat(cipher.encrypt(SecretFields.of(SECRET), 1)).isNotEqualTo(encrypted);
        assertThat(cipher.decrypt(encrypted, 1)).isEqualTo(SECRET);
        assertThatThrownBy(() -> cipher.decrypt(encrypted, 2))
                .isInstanceOf(IllegalStateException.class);
        encrypted[encrypted.length - 1]++;
        assertThatThrownBy(() -> cipher.decrypt(encrypted, 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theKeyIsForItsOwnerAloneAndOutlivesARestart() throws IOException {
        var encrypted = cipher().encrypt(SecretFields.of(SECRET), 1);

        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(cipher().decrypt(encrypted, 1)).isEqualTo(SECRET);
    }

    @Test
    void afterARotationOldOnesAreReadAndNewOnesNeedTheNewKey()
            throws IOException, GeneralSecurityException {
        var before = cipher();
        var old = before.encrypt(SecretFields.of(SECRET), 1);
        var access = InsecureSecretKeyAccess.get();
        var keys = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), access);
        var rotated =
                KeysetHandle.newBuilder(keys)
                        .addEntry(
                                KeysetHandle.generateEntryFromParameters(
                                                PredefinedAeadParameters.AES256_GCM)
                                        .withRandomId()
                                        .makePrimary())
                        .build();
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(rotated, access));
        var after = cipher();

        assertThat(after.decrypt(old, 1)).isEqualTo(SECRET);
        var fresh = after.encrypt(SecretFields.of(SECRET), 1);
        assertThat(after.decrypt(fresh, 1)).isEqualTo(SECRET);
        assertThatThrownBy(() -> before.decrypt(fresh, 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutAKeyThereIsNoStartAndTheWayOutIsNamed() throws IOException {
        assertThatThrownBy(() -> new CredentialCipher(Optional.empty(), true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("graph-olap.credentials.keyset-file");
        assertThatThrownBy(() -> new CredentialCipher(Optional.of(file), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
        assertThat(file).doesNotExist();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"primaryKeyId\": \"no keyset\"}");
        assertThatThrownBy(() -> new CredentialCipher(Optional.of(file), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no AEAD keyset")
                .hasNoCause();
    }

    @Test
    void aKeyIsMadeForTheFirstCredentialsAndOnceForAllWhoWantIt() {
        var ciphers = IntStream.range(0, 8).mapToObj(_ -> cipher()).toList();
        assertThat(file).doesNotExist();

        var encrypted =
                ciphers.parallelStream()
                        .map(cipher -> cipher.encrypt(SecretFields.of(SECRET), 1))
                        .toList();

        assertThat(encrypted).allSatisfy(e -> assertThat(cipher().decrypt(e, 1)).isEqualTo(SECRET));
        assertThat(file.getParent().toFile().list()).containsExactly(file.toFile().getName());
    }

    @Test
    void credentialsThatArePrintedSayNothing() {
        var wanted = new NewDataSource("n", "csv", null, SecretFields.of(SECRET), null, null);
        var change = new DataSourceChange(null, null, null, SecretFields.of(SECRET), null);

        assertThat(wanted + " " + change).doesNotContain("hunter2").contains("hidden");
    }

    private CredentialCipher cipher() {
        return new CredentialCipher(Optional.of(file), true);
    }
}
