package io.grapholap.engine.guard;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.Map;

/** The ways in which the guard says no. */
final class Refusal {
    private Refusal() {}

    static PlatformException notAllowed(String clause, int position, String message) {
        return new PlatformException.Refused(
                ErrorCode.QUERY_NOT_ALLOWED,
                message,
                Map.of("clause", clause, "position", position));
    }

    static PlatformException notAllowed(Token token, String message) {
        return notAllowed(token.upper(), token.start(), message);
    }

    static PlatformException syntax(int position, String message) {
        return new PlatformException.Refused(
                ErrorCode.QUERY_SYNTAX_ERROR,
                message + " (at offset " + position + ").",
                Map.of("position", position));
    }
}
