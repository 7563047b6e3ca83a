package io.grapholap.controlplane.runtime.process;

import io.grapholap.common.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.UUID;

/**
 * A process that boots, or has booted, without knowing an instance. It ends by itself when its
 * standard input does before it was told one, so never outlives the process that keeps it.
 *
 * @param command how it was started
 * @param jarTime when the jar that it runs was made
 */
record Spare(
        UUID id, WrapperShape shape, WrapperCommand command, FileTime jarTime, Process process) {

    /** Whether it is what a start by that command would bring about now. */
    boolean fits(WrapperShape wanted, WrapperCommand current, FileTime currentJar) {
        return process.isAlive()
                && shape.equals(wanted)
                && command.equals(current)
                && jarTime.equals(currentJar);
    }

    /** Makes it the wrapper of one instance; it hears this as soon as it has booted. */
    void tell(Map<String, String> assignment) throws IOException {
        var line = Json.mapper().writeValueAsString(assignment) + "\n";
        try (var input = process.getOutputStream()) {
            input.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
