package io.grapholap.controlplane.datasource;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jboss.logging.Logger;

/** A keyset in a file that its owner alone may read. */
final class KeysetFile {
    private static final Logger LOG = Logger.getLogger(KeysetFile.class);
    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private KeysetFile() {}

    /**
     * The cipher of the file's keys.
     *
     * @throws IllegalStateException if it holds no keyset for encryption
     */
    static Aead read(Path file) {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(file), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            // The cause may quote the file, so it stays out of the log.
            throw new IllegalStateException(
                    "The file " + file + " holds no AEAD keyset in Tink's JSON; make a new one.");
        } catch (IOException e) {
            throw new UncheckedIOException("The keyset " + file + " cannot be read", e);
        }
    }

    /**
     * Makes a file with one new AES-256-GCM key, whole or not at all; the file of somebody who was
     * faster stays.
     */
    static void create(Path file) {
        try {
            AeadConfig.register();
            var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            var directory = Files.createDirectories(file.toAbsolutePath().getParent());
            var draft = Files.createTempFile(directory, "keyset", ".new", OWNER_ALONE);
            try {
                Files.writeString(
                        draft,
                        TinkJsonProtoKeysetFormat.serializeKeyset(
                                keys, InsecureSecretKeyAccess.get()));
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException e) {
                LOG.debugf("Another control plane made %s", file);
            } finally {
                Files.delete(draft);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The keyset " + file + " cannot be written", e);
        }
    }
}
