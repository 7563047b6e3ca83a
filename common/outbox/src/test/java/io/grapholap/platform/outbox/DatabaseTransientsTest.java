package io.grapholap.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTransientsTest {
    private final DatabaseTransients transients = new DatabaseTransients();

    @ParameterizedTest
    @CsvSource({
        "57P01, true",
        "40001, true",
        "40P01, true",
        "53300, true",
        "08006, true",
        "23505, false",
        "42P01, false"
    })
    void theStateTellsWhatPassesByItself(String state, boolean expected) {
        var failure = new PgException("message", "ERROR", state, "detail");
        assertThat(transients.matches(failure)).isEqualTo(expected);
    }

    @Test
    void aLostRaceIsRunAgainAndABugIsNot() {
        assertThat(transients.matches(new OptimisticLockException())).isTrue();
        assertThat(transients.matches(new IllegalStateException())).isFalse();
    }
}
