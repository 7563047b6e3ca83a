package io.grapholap.controlplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrapperNameTest {
    @Property(tries = 200)
    void everyNameIsReadBackAsItself(
            @ForAll long high, @ForAll long low, @ForAll @LongRange(min = 1) long incarnation) {
        var name = new WrapperName(new UUID(high, low), incarnation);
        assertThat(WrapperName.parse(name.toString())).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "logs",
                "7b0f7f0e-6c4e-4e0e-9a2e-0f6d0a1c2b3d",
                "7b0f7f0e-6c4e-4e0e-9a2e-0f6d0a1c2b3d-",
                "7b0f7f0e-6c4e-4e0e-9a2e-0f6d0a1c2b3d-0",
                "7b0f7f0e-6c4e-4e0e-9a2e-0f6d0a1c2b3d-01",
                "7b0f7f0e-6c4e-4e0e-9a2e-0f6d0a1c2b3d-1x",
                "7b0f7f0e-6c4e-4e0e-9a2e-0f6d0a1c2b3d_1",
                "../../../../../../../../../../../etc-1"
            })
    void whatIsNoNameIsNotTakenForOne(String text) {
        assertThat(WrapperName.parse(text)).isEmpty();
    }

    @Test
    void incarnationsCountFromOne() {
        assertThatThrownBy(() -> new WrapperName(UUID.randomUUID(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
