package io.grapholap.warehouse;

/** The work is not wanted any more. */
public final class ExportCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExportCancelled() {
        super("cancelled");
    }
}
