package io.grapholap.importscheduler.job;

/** A job that somebody wants. */
public record NewTableJob(
        String spaceId,
        boolean triggered,
        TableJob.Model model,
        TableChoice table,
        TableMapping mapping,
        IngestionParameters parameters) {}
