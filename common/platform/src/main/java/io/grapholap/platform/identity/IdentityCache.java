package io.grapholap.platform.identity;

/** Remembers what is known of users or keys, until it is told that it changed. */
public interface IdentityCache {
    /** Forgets what is known of that user and of their keys; harmless when nothing is. */
    void changed(String username);
}
