package io.grapholap.platform.api;

/** The view of one resource that has just been made; the audit log reads which one out of it. */
public interface Identified {
    /** The id as paths name it. */
    String resourceId();
}
