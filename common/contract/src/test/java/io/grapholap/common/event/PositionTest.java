package io.grapholap.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void aHigherEpochAlwaysWins() {
        assertThat(new Position(2, 1).isAfter(new Position(1, 99))).isTrue();
        assertThat(new Position(1, 2).isAfter(new Position(1, 2))).isFalse();
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new Position(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** However often and in whatever order events come, the consumer ends at the last one. */
    @Property
    void applyingOnlyWhatComesAfterEndsAtTheGreatest(
            @ForAll List<@IntRange(min = 0, max = 5) Integer> epochs, @ForAll long seed) {
        var all = new ArrayList<Position>();
        for (int i = 0; i < epochs.size(); i++) {
            all.add(new Position(epochs.get(i), i));
            all.add(new Position(epochs.get(i), i));
        }
        Collections.shuffle(all, new Random(seed));
        var applied = Position.START;
        for (var next : all) {
            applied = next.isAfter(applied) ? next : applied;
        }
        assertThat(applied).isEqualTo(all.stream().max(Position::compareTo).orElse(Position.START));
    }
}
