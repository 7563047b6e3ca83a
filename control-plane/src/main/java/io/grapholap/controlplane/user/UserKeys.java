package io.grapholap.controlplane.user;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What users may show instead of themselves; told to other services with every change of a user.
 */
public interface UserKeys {
    /** Public names of the user's API keys that were not revoked. */
    Uni<List<String>> namesOf(String username);
}
