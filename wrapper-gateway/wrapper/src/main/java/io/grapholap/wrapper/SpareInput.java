package io.grapholap.wrapper;

import com.fasterxml.jackson.core.type.TypeReference;
import io.grapholap.common.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * How a spare is told which instance it serves: one line of JSON on its standard input, an object
 * of the variables that would stand in its environment. No other process can read it there.
 */
public final class SpareInput {
    private SpareInput() {}

    /** Whether it was told already. */
    public static boolean isThere(InputStream input) {
        try {
            return input.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits, for as long as it takes.
     *
     * @return nothing if the input ends, that is, whoever keeps the spare is gone
     * @throws IllegalArgumentException if the line is no assignment
     */
    public static Optional<Assignment> await(InputStream input) {
        try {
            var line =
                    new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                            .readLine();
            return line == null
                    ? Optional.empty()
                    : Optional.of(
                            Assignment.of(
                                    Json.mapper()
                                            .readValue(
                                                    line,
                                                    new TypeReference<Map<String, String>>() {})));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            // Its text may hold the secret that it was told.
            throw new IllegalArgumentException("What this spare was told is no JSON object.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
