package io.grapholap.platform.identity;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All that this process remembers of identities. */
@ApplicationScoped
public class IdentityCaches {
    private final List<IdentityCache> caches;

    IdentityCaches(@All List<IdentityCache> caches) {
        this.caches = caches;
    }

    /**
     * Forgets what is known of that user and of their keys. Whoever changes them says so in the
     * transaction that does it, and nothing older is remembered again.
     */
    public void changed(String username) {
        caches.forEach(cache -> cache.changed(username));
    }
}
