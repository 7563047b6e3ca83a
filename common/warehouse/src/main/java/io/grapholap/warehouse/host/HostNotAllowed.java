package io.grapholap.warehouse.host;

/** A host that a user names may not be reached; the message says why and what helps. */
public final class HostNotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String host;

    HostNotAllowed(String host, String message) {
        super(message);
        this.host = host;
    }

    public String host() {
        return host;
    }
}
