package io.grapholap.importscheduler.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobMovesTest {
    private static final TableJob ACTIVE =
            new TableJob(
                    "j",
                    "s",
                    Instant.EPOCH,
                    new TableJobState.Active(),
                    false,
                    new TableJob.Model(
                            "m", ModelType.numeric, ModelEnvironmentName.production, null, null),
                    new TableConfig.DuckDb("d", "s", "t"),
                    JsonColumn.read(new io.vertx.core.json.JsonObject(), TableMapping.class),
                    IngestionParameters.DEFAULT,
                    new TableJob.Counts(0, 0, 0));

    @Test
    void pausingAndStartingTwiceChangesNothing() {
        var paused = JobMoves.pause(ACTIVE);
        assertThat(JobStatus.of(paused.state())).isEqualTo(JobStatus.inactive);
        assertThat(JobMoves.pause(paused)).isSameAs(paused);
        assertThat(JobMoves.start(paused)).isEqualTo(ACTIVE);
        assertThat(JobMoves.start(ACTIVE)).isSameAs(ACTIVE);
    }

    @Test
    void aDeletedJobStaysDeleted() {
        var deleted = JobMoves.delete(ACTIVE);
        assertThat(JobMoves.delete(deleted)).isSameAs(deleted);
        assertThatThrownBy(() -> JobMoves.start(deleted)).isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> JobMoves.pause(deleted)).isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> JobMoves.parameters(deleted, 1, 1))
                .isInstanceOf(ImportRefused.class);
    }

    @Test
    void aJobThatPausesItselfSaysWhyUntilItIsStarted() {
        var paused = JobMoves.pausedByItself(ACTIVE, "the table is gone");
        assertThat(paused.state()).isEqualTo(new TableJobState.Inactive("the table is gone"));
        assertThat(JobMoves.pausedByItself(paused, "again")).isSameAs(paused);
        assertThat(JobMoves.start(paused)).isEqualTo(ACTIVE);
    }

    @Test
    void parametersKeepWhatIsNotGivenAndTheirBounds() {
        assertThat(JobMoves.parameters(ACTIVE, null, 48).parameters())
                .isEqualTo(new IngestionParameters(60, 48));
        assertThatThrownBy(() -> JobMoves.parameters(ACTIVE, 10_081, null))
                .isInstanceOf(ValidationFailed.class)
                .hasMessageContaining("10080");
        assertThatThrownBy(() -> JobMoves.parameters(ACTIVE, null, 8_761))
                .isInstanceOf(ValidationFailed.class)
                .hasMessageContaining("8760");
    }
}
