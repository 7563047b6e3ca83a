package io.grapholap.controlplane.datasource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialVaultTest {
    private static final Map<String, Object> SECRET = Map.of("password", "hunter2");

    @TempDir Path directory;

    /** Says whether each of its calls came from an event loop. */
    private static final class Watched extends CredentialCipher {
        final List<Boolean> onLoop = new CopyOnWriteArrayList<>();

        Watched(Path file) {
            super(Optional.of(file), true);
        }

        @Override
        byte[] encrypt(SecretFields credentials, long dataSourceId) {
            onLoop.add(Context.isOnEventLoopThread());
            return super.encrypt(credentials, dataSourceId);
        }

        @Override
        Map<String, Object> decrypt(byte[] encrypted, long dataSourceId) {
            onLoop.add(Context.isOnEventLoopThread());
            return super.decrypt(encrypted, dataSourceId);
        }
    }

    @Test
    void theKeysetIsOpenedOffTheLoopAndTheAnswerComesBackToIt() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var cipher = new Watched(directory.resolve("keyset.json"));
            var vault = new CredentialVault(cipher, vertx);
            var context = vertx.getOrCreateContext();
            var answered = new CompletableFuture<Context>();
            context.runOnContext(_ ->
                    vault.encrypt(SecretFields.of(SECRET), 1)
                            .flatMap(encrypted -> vault.decrypt(encrypted, 1))
                            .invoke(secret -> assertThat(secret).isEqualTo(SECRET))
                            .subscribe()
                            .with(
                                    _ -> answered.complete(Vertx.currentContext()),
                                    answered::completeExceptionally));

            assertThat(answered.get(30, SECONDS)).isSameAs(context);
            assertThat(cipher.onLoop).containsExactly(false, false);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, SECONDS);
        }
    }
}
