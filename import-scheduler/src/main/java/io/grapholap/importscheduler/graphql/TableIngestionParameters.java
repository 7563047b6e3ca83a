package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.job.IngestionParameters;
import java.time.Duration;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** How often a job asks and how much at once, in both units that clients read. */
@Type("TableIngestionParameters")
@Description("How often a job asks, and how much at once.")
public record TableIngestionParameters(
        int refreshIntervalSeconds,
        int queryWindowSizeSeconds,
        int refreshIntervalMinutes,
        int queryWindowSizeHours) {
    static TableIngestionParameters of(IngestionParameters parameters) {
        return new TableIngestionParameters(
                Math.toIntExact(
                        Duration.ofMinutes(parameters.refreshIntervalMinutes()).toSeconds()),
                Math.toIntExact(Duration.ofHours(parameters.queryWindowSizeHours()).toSeconds()),
                parameters.refreshIntervalMinutes(),
                parameters.queryWindowSizeHours());
    }
}
