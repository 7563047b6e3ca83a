package io.grapholap.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the control plane starts the process of an instance.
 *
 * @param cache ahead-of-time cache to start from
 * @param options further options for the JVM
 */
record WrapperJvm(Optional<Path> cache, List<String> options) {}
