package io.grapholap.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.Unavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssuerKeysTest extends TokenScene {
    @Test
    void keysAreFetchedOnceAndAgainWhenTheIssuerHasNewOnes() {
        for (int i = 0; i < 5; i++) {
            identify(signed(KEY, _ -> {}));
        }
        assertThat(fetched).hasSize(2);

        published = List.of(KEY, NEXT);
        clock.advance(Duration.ofSeconds(11));
        assertThat(identify(signed(NEXT, _ -> {})).username()).isEqualTo("zoe");
        assertThat(fetched).hasSize(4);
        for (int i = 0; i < 5; i++) {
            unauthorized(signed(renamed(KEY, "unknown"), _ -> {}));
        }
        assertThat(fetched).as("guessed key ids cost the issuer nothing").hasSize(4);
    }

    @Test
    void whileTheIssuerIsAwayItsLastKeysHold() {
        issuerAway = true;
        assertThatThrownBy(() -> identify(signed(KEY, _ -> {}))).isInstanceOf(Unavailable.class);
        issuerAway = false;
        identify(signed(KEY, _ -> {}));
        issuerAway = true;
        clock.advance(Duration.ofMinutes(11));
        assertThat(identify(signed(KEY, c -> c.setExpirationTime(in(60)))).username())
                .isEqualTo("zoe");
    }
}
