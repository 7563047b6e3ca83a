package io.grapholap.importscheduler.job;

/**
 * The first reason for which a job cannot be created.
 *
 * @param message sentence that names the value found and the way out
 */
public record ValidationFault(ValidationCode code, String message) {}
