package io.grapholap.controlplane.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.error.PlatformException.Forbidden;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Data that were read with their owner's own rights are shown to nobody by default. */
class ReadAsTest {
    @Test
    void whatItsOwnerAloneMayReadIsPrivateWhateverIsWanted() {
        for (var wanted :
                new @Nullable Visibility[] {null, Visibility.EVERYONE, Visibility.PRIVATE}) {
            assertThat(pending(wanted, ReadAs.OWNER).visibility()).isEqualTo(Visibility.PRIVATE);
        }
    }

    @Test
    void whatTheDataSourceReadsIsAsVisibleAsWanted() {
        assertThat(pending(null, ReadAs.SERVICE).visibility()).isEqualTo(Visibility.EVERYONE);
        assertThat(pending(Visibility.PRIVATE, ReadAs.SERVICE).visibility())
                .isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void itCannotBeShownToEveryoneLaterNotEvenByItsOwner() {
        var own = pending(null, ReadAs.OWNER);
        assertThatThrownBy(() -> own.requireShowable(Visibility.EVERYONE))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("alice")
                .hasMessageContaining("grant");
        assertThatCode(() -> own.requireShowable(Visibility.PRIVATE)).doesNotThrowAnyException();
        assertThatCode(() -> pending(null, ReadAs.SERVICE).requireShowable(Visibility.EVERYONE))
                .doesNotThrowAnyException();
    }

    private static Snapshot pending(@Nullable Visibility wanted, ReadAs readAs) {
        var row =
                SnapshotEntity.pending(
                        new NewSnapshot(1, null, "s", null, null, null, wanted, readAs),
                        1,
                        "alice",
                        URI.create("file:///store/"),
                        null,
                        Instant.EPOCH);
        row.id = 7L;
        return row.toSnapshot();
    }
}
