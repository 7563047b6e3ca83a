package io.grapholap.engine;

/** A graph could not be built; the message names the table and what to do about it. */
public final class GraphBuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GraphBuildException(String message) {
        super(message);
    }

    public GraphBuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
