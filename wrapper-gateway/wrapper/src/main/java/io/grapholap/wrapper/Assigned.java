package io.grapholap.wrapper;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The instance that this process serves: known from the start, or once a spare is told. */
@ApplicationScoped
public class Assigned {
    private volatile @Nullable Assignment assignment;

    Assigned(WrapperConfig config, Config all) {
        if (!config.spare()) {
            assignment = Assignment.of(all);
        }
    }

    /** Nothing while this process is a spare. */
    public Optional<Assignment> find() {
        return Optional.ofNullable(assignment);
    }

    /**
     * @throws Unavailable {@code DATABASE_NOT_INITIALIZED} while this process is a spare
     */
    public Assignment get() {
        return find().orElseThrow(() ->
                new Unavailable(
                        ErrorCode.DATABASE_NOT_INITIALIZED,
                        "This process serves no instance yet. Try again soon.",
                        Map.of("retry_after_seconds", 1)));
    }

    /** Once, of a spare. */
    public synchronized void assign(Assignment told) {
        if (assignment != null) {
            throw new IllegalStateException("This process serves " + assignment + " already.");
        }
        assignment = told;
    }
}
