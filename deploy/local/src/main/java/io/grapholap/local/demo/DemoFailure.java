package io.grapholap.local.demo;

/** The platform did not do what the demo expects; the message says what, in one sentence. */
public final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemoFailure(String message) {
        super(message);
    }
}
