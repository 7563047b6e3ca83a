package io.grapholap.controlplane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.question.CheckedDefinition;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentChecksTest {
    private static final DefinitionCheck FINE =
            new DefinitionCheck(List.of(), Validation.CHECKED, List.of());

    private Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final RecentChecks recent = new RecentChecks(time.withZone(ZoneOffset.UTC));

    private static MappingDefinition reading(String sql) {
        var key = new PropertyDefinition("k", "STRING");
        return new MappingDefinition(List.of(new NodeDefinition("A", sql, key, null)), null);
    }

    private Optional<DefinitionCheck> find(String sql) {
        return recent.find(reading(sql), Optional.empty());
    }

    private void note(String sql, DefinitionCheck check) {
        recent.note(reading(sql), Optional.empty(), check);
    }

    @Test
    void whatWasAcceptedIsKnownForTenSecondsAndNothingElseIs() {
        note("SELECT k FROM t", FINE);
        now = now.plusSeconds(9);
        assertThat(find("SELECT k FROM t")).contains(FINE);
        assertThat(find("SELECT k FROM u")).isEmpty();

        now = now.plusSeconds(1);
        assertThat(find("SELECT k FROM t")).isEmpty();
    }

    @Test
    void whatWasWrongOrNotLookedAtIsAskedAgain() {
        var error = new CheckedDefinition.Error(JobFailure.Code.SQL_FAILED, "There is none.", null);
        var wrong = new CheckedDefinition("A", EntityKind.NODE, List.of(), null, List.of(error));
        note("SELECT 1", new DefinitionCheck(List.of(wrong), Validation.CHECKED, List.of()));
        note("SELECT 2", DefinitionCheck.unchecked("It is away."));

        assertThat(find("SELECT 1")).isEmpty();
        assertThat(find("SELECT 2")).isEmpty();
    }
}
