package io.grapholap.platform.identity;

/** Remembers what the control plane said of users and keys, until it says that it changed. */
public interface IdentityCache {
    /** Forgets what is known of that user and of their keys; harmless when nothing is. */
    void changed(String username);
}
