package io.grapholap.controlplane.datasource;

import com.fasterxml.jackson.core.type.TypeReference;
import com.google.crypto.tink.Aead;
import io.grapholap.common.json.Json;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the credentials of data sources. What was encrypted for one source cannot be decrypted
 * for another. Without a keyset this service does not start; where a missing one may be made, it is
 * made for the first credentials.
 */
@Startup
@ApplicationScoped
class CredentialCipher {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Path keyset;
    private @Nullable Aead aead;

    @Inject
    CredentialCipher(CredentialsConfig config) {
        this(config.keysetFile(), mayCreate());
    }

    /**
     * @param mayCreate whether a file that is missing may be made; the keyset is then opened for
     *     the first credentials
     * @throws IllegalStateException without a keyset, with the way out
     */
    CredentialCipher(Optional<Path> keysetFile, boolean mayCreate) {
        keyset =
                keysetFile.orElseThrow(() ->
                        new IllegalStateException(
                                "graph-olap.credentials.keyset-file is not set; credentials of data"
                                        + " sources cannot be kept without a key. Name a file with a"
                                        + " Tink AEAD keyset."));
        if (!mayCreate) {
            if (!Files.exists(keyset)) {
                throw new IllegalStateException(
                        "graph-olap.credentials.keyset-file names "
                                + keyset
                                + ", which does not exist; it is made only in the profile"
                                + " 'local'.");
            }
            aead();
        }
    }

    private synchronized Aead aead() {
        if (aead == null) {
            if (!Files.exists(keyset)) {
                KeysetFile.create(keyset);
            }
            aead = KeysetFile.read(keyset);
        }
        return aead;
    }

    private static boolean mayCreate() {
        return LaunchMode.current().isDevOrTest() || ConfigUtils.getProfiles().contains("local");
    }

    byte[] encrypt(SecretFields credentials, long dataSourceId) {
        try {
            return aead().encrypt(
                            Json.mapper().writeValueAsBytes(credentials.reveal()),
                            context(dataSourceId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("credentials could not be encrypted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was encrypted for this data source.
     *
     * @throws IllegalStateException if it was not, or its key is gone from the keyset
     */
    Map<String, Object> decrypt(byte[] encrypted, long dataSourceId) {
        try {
            return Json.mapper()
                    .readValue(aead().decrypt(encrypted, context(dataSourceId)), FIELDS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The credentials of data source "
                            + dataSourceId
                            + " cannot be decrypted; is their key still in the keyset?",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] context(long dataSourceId) {
        return ("data_source/" + dataSourceId).getBytes(StandardCharsets.UTF_8);
    }
}
