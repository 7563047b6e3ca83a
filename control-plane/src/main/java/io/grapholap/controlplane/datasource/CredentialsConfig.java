package io.grapholap.controlplane.datasource;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How the credentials of data sources are kept. */
@ConfigMapping(prefix = "graph-olap.credentials")
interface CredentialsConfig {
    /**
     * File with the keyset that encrypts them, as Tink's JSON. To rotate, add a key and make it the
     * primary one; the older keys go on to decrypt. In the profile {@code local} the file is made
     * if it is missing.
     */
    Optional<Path> keysetFile();
}
