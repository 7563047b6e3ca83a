package io.grapholap.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityAnswersTest {
    private static final KnownUser ACTIVE = new KnownUser("alice", Role.ANALYST, true);
    private static final KnownUser DISABLED = new KnownUser("alice", Role.ANALYST, false);

    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final List<UniEmitter<? super Optional<KnownUser>>> underWay = new ArrayList<>();
    private KnownUser stored = ACTIVE;
    private int asked;
    private final IdentityAnswers<String, KnownUser> changing = replica();
    private final IdentityAnswers<String, KnownUser> other = replica();

    private IdentityAnswers<String, KnownUser> replica() {
        return answers(
                Uni.createFrom()
                        .item(() -> {
                            asked++;
                            return Optional.of(stored);
                        }));
    }

    private IdentityAnswers<String, KnownUser> answers(Uni<Optional<KnownUser>> source) {
        return new IdentityAnswers<>(
                _ -> source, KnownUser::username, Duration.ZERO, Duration.ZERO, clock);
    }

    private static boolean active(IdentityAnswers<String, KnownUser> answers) {
        return answers.find("alice").await().indefinitely().orElseThrow().active();
    }

    @Test
    void aChangeCountsAtOnceWhereItIsMadeAndElsewhereWithItsEvent() {
        assertThat(active(changing)).isTrue();
        assertThat(active(other)).isTrue();
        assertThat(asked).isEqualTo(2);

        changing.changed("alice");
        stored = DISABLED;
        assertThat(active(changing)).isFalse();
        assertThat(active(other)).isTrue();

        other.changed("alice");
        assertThat(active(other)).isFalse();
    }

    @Test
    void withoutTheEventAChangeCountsWithinAMinute() {
        assertThat(active(other)).isTrue();
        stored = DISABLED;
        clock.advance(Duration.ofSeconds(61));
        assertThat(active(other)).isFalse();
    }

    @Test
    void whatIsReadBeforeTheChangeCommitsIsNotKept() {
        changing.changed("alice");
        assertThat(active(changing)).isTrue();
        stored = DISABLED;
        assertThat(active(changing)).isFalse();

        clock.advance(Duration.ofSeconds(6));
        assertThat(active(changing)).isFalse();
        int before = asked;
        assertThat(active(changing)).isFalse();
        assertThat(asked).isEqualTo(before);
    }

    @Test
    void anAnswerThatWasUnderWayWhenTheNewsCameIsNotKept() {
        var slow = answers(Uni.createFrom().emitter(underWay::add));
        slow.find("alice").subscribe().with(_ -> {});
        slow.changed("alice");
        underWay.getFirst().complete(Optional.of(ACTIVE));

        slow.find("alice").subscribe().with(_ -> {});
        assertThat(underWay).hasSize(2);
    }

    @Test
    void theChangeOfOneUserLeavesTheOthers() {
        assertThat(active(other)).isTrue();
        other.changed("bob");
        assertThat(active(other)).isTrue();
        assertThat(asked).isOne();
    }

    @Test
    void nobodyIsRememberedAsAbsentUnlessSaid() {
        var none = answers(Uni.createFrom().emitter(underWay::add));
        none.find("alice").subscribe().with(_ -> {});
        underWay.getFirst().complete(Optional.empty());
        none.find("alice").subscribe().with(_ -> {});
        assertThat(underWay).hasSize(2);
    }
}
