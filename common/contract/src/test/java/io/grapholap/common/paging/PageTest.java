package io.grapholap.common.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.paging.Page.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void aRangeOutOfBoundsNamesEveryBoundBroken() {
        assertThatThrownBy(() -> Range.of(-1, 101))
                .isInstanceOf(ValidationFailed.class)
                .hasMessage("query.offset: must be 0 or more, found -1 (and 1 more)");
    }

    @Test
    void mappingKeepsTotalAndRange() {
        assertThat(new Page<>(List.of(1, 2), 9, Range.of(4, 2)).map(i -> "n" + i))
                .isEqualTo(new Page<>(List.of("n1", "n2"), 9, Range.of(4, 2)));
    }
}
