package io.grapholap.controlplane.config;

import io.grapholap.common.error.PlatformException.Unavailable;

/**
 * Whether new work is refused while reading and deleting go on.
 *
 * @param message sentence for those who are refused; may be empty
 */
public record Maintenance(boolean enabled, String message) {
    private static final String NO_MESSAGE = "The platform is under maintenance; try again later.";

    /**
     * @throws Unavailable with the operator's message while the platform is under maintenance
     */
    public void requireOpen() {
        if (enabled) {
            throw new Unavailable("control-plane", message.isBlank() ? NO_MESSAGE : message);
        }
    }
}
