package io.grapholap.engine.ryugraph;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What the engine's error texts mean to a client. */
final class Faults {
    private static final String INTERRUPTED = "Interrupted.";

    private Faults() {}

    static PlatformException interrupted() {
        return execution("The query was interrupted.");
    }

    static PlatformException execution(String message) {
        return new PlatformException.Refused(ErrorCode.QUERY_EXECUTION_ERROR, message);
    }

    static PlatformException parameters(String name, String message) {
        return new PlatformException.Refused(
                ErrorCode.INVALID_ALGORITHM_PARAMETERS, message, Map.of("parameter", name));
    }

    /** The fault behind an error text of the engine. */
    static PlatformException of(@Nullable String text, Deadline deadline, Ticket ticket) {
        var message = text == null || text.isBlank() ? "The engine gave no reason." : text.strip();
        if (message.startsWith(INTERRUPTED)) {
            return ticket.isInterrupted() ? interrupted() : deadline.exceeded();
        }
        if (message.startsWith("Parser exception")) {
            return new PlatformException.Refused(ErrorCode.QUERY_SYNTAX_ERROR, message);
        }
        if (message.startsWith("Buffer manager exception")) {
            return new PlatformException.Refused(
                    ErrorCode.INSUFFICIENT_MEMORY,
                    "The query needs more memory than the instance has; narrow it, aggregate, or"
                            + " use LIMIT.");
        }
        return execution(message);
    }

    static RuntimeException rethrown(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }
}
