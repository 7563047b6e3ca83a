package io.grapholap.controlplane.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.json.Json;
import org.jspecify.annotations.Nullable;

/** What a wrapper said last. */
public final class LastWords {
    private static final int LONGEST = 500;

    private LastWords() {}

    /** What the last line of a log says that says something, shortened; null if there is none. */
    public static @Nullable String of(String tail) {
        return tail.lines()
                .filter(l -> !l.isBlank())
                .reduce((_, last) -> last)
                .map(LastWords::message)
                .map(m -> m.substring(0, Math.min(m.length(), LONGEST)))
                .orElse(null);
    }

    /** Whether these are the last words of a JVM that wanted more memory than it may have. */
    public static boolean tellOfMemory(@Nullable String words) {
        return words != null && words.contains(OutOfMemoryError.class.getName());
    }

    /** The message of a line if it is JSON, all of it otherwise. */
    private static String message(String line) {
        try {
            var message = line.startsWith("{") ? Json.mapper().readTree(line).get("message") : null;
            return message == null ? line.strip() : message.asText().strip();
        } catch (JsonProcessingException e) {
            return line.strip();
        }
    }
}
