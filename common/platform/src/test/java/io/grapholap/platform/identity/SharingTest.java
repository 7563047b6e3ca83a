package io.grapholap.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.access.AccessLevel;
import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharingTest {
    private static final List<Grant> GRANTS =
            List.of(
                    new Grant("reader", AccessLevel.READ),
                    new Grant("runner", AccessLevel.RUN),
                    new Grant("readers", AccessLevel.RUN));

    @ParameterizedTest
    @CsvSource({
        // visibility, who, role: may read, may start, may run
        "EVERYONE, owner,    ANALYST, true,  true,  true",
        "EVERYONE, stranger, ANALYST, true,  true,  false",
        "EVERYONE, reader,   ANALYST, true,  true,  false",
        "EVERYONE, runner,   ANALYST, true,  true,  true",
        "EVERYONE, stranger, OPS,     true,  true,  true",
        "EVERYONE, stranger, ADMIN,   true,  true,  true",
        "EVERYONE, stranger, SERVICE, true,  true,  false",
        "PRIVATE,  owner,    ANALYST, true,  true,  true",
        "PRIVATE,  stranger, ANALYST, false, false, false",
        "PRIVATE,  Owner,    ANALYST, false, false, false",
        "PRIVATE,  reader,   ANALYST, true,  false, false",
        "PRIVATE,  runner,   ANALYST, true,  true,  true",
        "PRIVATE,  stranger, OPS,     true,  false, true",
        "PRIVATE,  stranger, ADMIN,   true,  true,  true",
        "PRIVATE,  stranger, SERVICE, false, false, false"
    })
    void everybodyMayDoWhatTheRulesSay(
            Visibility visibility,
            String who,
            Role role,
            boolean read,
            boolean start,
            boolean run) {
        var sharing = new Sharing("owner", visibility, GRANTS);
        var caller = new Caller(who, role);

        assertThat(sharing.mayRead(caller)).as("read").isEqualTo(read);
        assertThat(sharing.mayStart(caller)).as("start").isEqualTo(start);
        assertThat(sharing.mayRun(caller)).as("run").isEqualTo(run);
    }
}
