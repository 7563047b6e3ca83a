package io.grapholap.controlplane.datasource;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The {@link CredentialCipher} for those on an event loop: it works on a thread that may wait for
 * the disk, since its keyset may have to be opened, and answers on the context of who asks.
 */
@ApplicationScoped
class CredentialVault {
    private final CredentialCipher cipher;
    private final Vertx vertx;

    CredentialVault(CredentialCipher cipher, Vertx vertx) {
        this.cipher = cipher;
        this.vertx = vertx;
    }

    /** As {@link CredentialCipher#encrypt}. */
    Uni<byte[]> encrypt(SecretFields credentials, long dataSourceId) {
        return offTheLoop(() -> cipher.encrypt(credentials, dataSourceId));
    }

    /** As {@link CredentialCipher#decrypt}. */
    Uni<Map<String, Object>> decrypt(byte[] encrypted, long dataSourceId) {
        return offTheLoop(() -> cipher.decrypt(encrypted, dataSourceId));
    }

    private <T> Uni<T> offTheLoop(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }
}
