package io.grapholap.importscheduler.rule;

import io.grapholap.common.error.PlatformException.ValidationFailed;

/** Names that people read. */
public final class Names {
    private static final int MAX = 255;

    private Names() {}

    /**
     * The name without space around it.
     *
     * @throws ValidationFailed if it is blank, longer than 255 characters or holds control
     *     characters
     */
    public static String checked(String field, String name) {
        var stripped = name.strip();
        if (stripped.isEmpty()) {
            throw new ValidationFailed(field, "is empty; give it a name.", "required");
        }
        if (stripped.length() > MAX) {
            throw new ValidationFailed(
                    field,
                    "has %d characters; %d are the most.".formatted(stripped.length(), MAX),
                    "max_length");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new ValidationFailed(field, "holds control characters; remove them.", "pattern");
        }
        return stripped;
    }
}
