package io.grapholap.importscheduler.job;

/** An import job cannot do what was asked of it. */
public final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public ImportRefused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    ImportRefused(ValidationFault fault) {
        this(fault.code().name(), fault.message());
    }

    /** Nothing is done for a job that is deleted. */
    public static ImportRefused deleted(String jobId) {
        return new ImportRefused(
                "JOB_DELETED",
                "The job " + jobId + " is deleted; create another one to import on.");
    }

    /** Stands in {@code extensions.code}. */
    public String code() {
        return code;
    }
}
