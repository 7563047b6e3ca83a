package io.grapholap.controlplane.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportEndTest {
    @ParameterizedTest
    @EnumSource(names = {"SQL_FAILED", "COLUMN_MISSING", "NULL_KEY", "DANGLING_EDGE"})
    void whatTheOwnerCanMendIsNotThePlatformsFault(Code code) {
        assertThat(ExportEnd.of(List.of(failed(code), new JobState.Cancelled(1))))
                .isEqualTo(ExportEnd.MENDABLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEADLINE_EXCEEDED", "STORE_FAILED", "WORKER_LOST", "INTERNAL_ERROR"})
    void oneFaultOfThePlatformDecides(Code code) {
        assertThat(ExportEnd.of(List.of(failed(Code.SQL_FAILED), failed(code))))
                .isEqualTo(ExportEnd.BROKEN);
    }

    @Test
    void namesAreThoseThatTheObjectiveCounts() {
        assertThat(ExportEnd.values())
                .extracting(ExportEnd::wireName)
                .containsExactly("ready", "mendable", "broken");
    }

    private static JobState failed(Code code) {
        return new JobState.Failed(1, new JobFailure(code, null, null, "why", null, false));
    }
}
