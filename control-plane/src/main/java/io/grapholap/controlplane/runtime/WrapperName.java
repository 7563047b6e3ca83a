package io.grapholap.controlplane.runtime;

import java.util.Optional;
import java.util.UUID;

/**
 * What runs one incarnation of one instance; no two wrappers ever share a name.
 *
 * @param slug public name of the instance
 * @param incarnation counts the starts of the instance, from 1
 */
public record WrapperName(UUID slug, long incarnation) {
    private static final int UUID_LENGTH = 36;

    public WrapperName {
        if (incarnation < 1) {
            throw new IllegalArgumentException("no incarnation " + incarnation);
        }
    }

    /** The name that {@code text} spells, as {@link #toString()} does; nothing if it is none. */
    public static Optional<WrapperName> parse(String text) {
        if (text.length() < UUID_LENGTH + 2 || text.charAt(UUID_LENGTH) != '-') {
            return Optional.empty();
        }
        try {
            var name =
                    new WrapperName(
                            UUID.fromString(text.substring(0, UUID_LENGTH)),
                            Long.parseLong(text, UUID_LENGTH + 1, text.length(), 10));
            return Optional.of(name).filter(n -> n.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code <slug>-<incarnation>}. */
    @Override
    public String toString() {
        return slug + "-" + incarnation;
    }
}
