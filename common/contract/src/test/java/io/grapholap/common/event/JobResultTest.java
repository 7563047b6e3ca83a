package io.grapholap.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobResultTest {
    static Stream<JobResult> results() {
        return EventSamples.results().stream();
    }

    @ParameterizedTest
    @MethodSource("results")
    void survivesJson(JobResult result) throws Exception {
        var json = Json.mapper().writerFor(JobResult.class).writeValueAsString(result);
        assertThat(Json.mapper().readValue(json, JobResult.class)).isEqualTo(result);
    }

    @Test
    void aFailureReadsAsOneSentenceForPeople() {
        var failure =
                new JobFailure(
                        JobFailure.Code.DUPLICATE_KEY,
                        "Airport",
                        "iata",
                        "2 keys occur twice",
                        "ATL",
                        false);
        assertThat(failure.describe())
                .isEqualTo("Airport.iata: DUPLICATE_KEY: 2 keys occur twice (example: ATL)");
    }
}
