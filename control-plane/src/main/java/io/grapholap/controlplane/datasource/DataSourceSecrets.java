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
    private final CredentialVault vault;

    DataSourceSecrets(DataSourceRepository sources, CredentialVault vault) {
        this.sources = sources;
        this.vault = vault;
    }

    /** Fails with {@link NotFound} without such a source. */
    @WithSession
    public Uni<SourceAccess> reveal(long id) {
        return sources.findById(id)
                .flatMap(row -> {
                    var source = DataSources.existing(row, id);
                    return credentials(row, id)
                            .map(found -> new SourceAccess(source.type(), source.config(), found));
                });
    }

    private Uni<Map<String, Object>> credentials(DataSourceEntity row, long id) {
        return row.credentials == null
                ? Uni.createFrom().item(Map.of())
                : vault.decrypt(row.credentials, id);
    }
}
