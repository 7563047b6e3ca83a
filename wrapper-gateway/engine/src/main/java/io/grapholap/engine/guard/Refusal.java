package io.grapholap.engine.guard;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.Map;

/** The ways in which the guard says no. */
final class Refusal {
    private Refusal() {}

    /**
     * @param position offset in the query's text
     */
    static PlatformException notAllowed(String clause, int position, String message) {
        return new PlatformException.Refused(
                ErrorCode.QUERY_NOT_ALLOWED,
                message,
                Map.of("clause", clause, "position", position));
    }

    static PlatformException syntax(int position, String message) {
        return new PlatformException.Refused(
                ErrorCode.QUERY_SYNTAX_ERROR,
                message + " (at offset " + position + ").",
                Map.of("position", position));
    }
}
