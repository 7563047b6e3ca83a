package io.grapholap.importscheduler.run;

/** Where a window is. Spelled as on the wire. */
public enum QueryStatus {
    pending,
    running,
    success,
    failed,
    cancelled
}
