package io.grapholap.controlplane.datasource;

import io.grapholap.common.datasource.SourceAccess;
import io.grapholap.common.error.PlatformException.NotFound;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The only way to credentials in clear: for whoever hands a job to the worker that holds it. */
@ApplicationScoped
public class DataSourceSecrets {
    private final DataSourceRepository sources;
    private final CredentialCipher cipher;

    DataSourceSecrets(DataSourceRepository sources, CredentialCipher cipher) {
        this.sources = sources;
        this.cipher = cipher;
    }

    /** Fails with {@link NotFound} without such a source. */
    @WithSession
    public Uni<SourceAccess> reveal(long id) {
        return sources.findById(id)
                .map(row -> {
                    var source = DataSources.existing(row, id);
                    Map<String, Object> credentials =
                            row.credentials == null
                                    ? Map.of()
                                    : cipher.decrypt(row.credentials, id);
                    return new SourceAccess(source.type(), source.config(), credentials);
                });
    }
}
