package io.grapholap.controlplane.runtime.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void ownersAreSpelledAsLabelsCan() {
        assertThat(Labels.value("alice@example.com")).isEqualTo("alice_example.com");
        assertThat(Labels.value("Zoë <zoe@x>")).isEqualTo("Zo_zoe_x");
        assertThat(Labels.value("__")).isEmpty();
        assertThat(Labels.value("a".repeat(62) + "-b")).isEqualTo("a".repeat(62));
    }

    @Property
    void everyValueIsOneThatAClusterTakes(@ForAll String text) {
        assertThat(Labels.value(text)).matches("(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?");
    }

    @Test
    void wrappersAreKnownByTheirLabels() {
        assertThat(Labels.name(Labels.of("d", Specs.spec()))).contains(Specs.NAME);
        assertThat(Labels.name(Labels.common("d"))).isEmpty();
        assertThat(Labels.name(Map.of(Labels.SLUG, "x", Labels.INCARNATION, "1"))).isEmpty();
    }
}
