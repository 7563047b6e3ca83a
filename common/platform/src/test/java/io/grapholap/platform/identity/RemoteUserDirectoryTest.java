package io.grapholap.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.Unavailable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteUserDirectoryTest {
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final KnownUser alice = new KnownUser("alice", Role.ANALYST, true);
    private Uni<Optional<KnownUser>> answer = Uni.createFrom().item(Optional.of(alice));
    private int asked;
    private final RemoteUserDirectory users =
            new RemoteUserDirectory(
                    name -> {
                        asked++;
                        return answer;
                    },
                    clock);

    private Optional<KnownUser> find() {
        return users.find("alice").await().indefinitely();
    }

    @Test
    void anAnswerHoldsForAMinute() {
        assertThat(find()).contains(alice);
        clock.advance(Duration.ofSeconds(59));
        assertThat(find()).contains(alice);
        assertThat(asked).isEqualTo(1);

        clock.advance(Duration.ofSeconds(2));
        assertThat(find()).contains(alice);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void anAbsentUserIsSoonAskedForAgain() {
        answer = Uni.createFrom().item(Optional.empty());
        assertThat(find()).isEmpty();
        answer = Uni.createFrom().item(Optional.of(alice));
        assertThat(find()).isEmpty();
        clock.advance(Duration.ofSeconds(6));
        assertThat(find()).contains(alice);
    }

    @Test
    void whileTheControlPlaneIsAwayAnOlderAnswerHoldsForTenMinutes() {
        assertThat(find()).contains(alice);
        answer = Uni.createFrom().failure(new Unavailable("control-plane", "away"));
        clock.advance(Duration.ofMinutes(9));
        assertThat(find()).contains(alice);
        clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(this::find).isInstanceOf(Unavailable.class);
    }
}
