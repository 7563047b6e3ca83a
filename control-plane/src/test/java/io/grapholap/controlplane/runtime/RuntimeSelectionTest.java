package io.grapholap.controlplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class RuntimeSelectionTest {
    @Inject @Any Instance<InstanceRuntime> runtimes;

    private final RuntimeSelection selection = new RuntimeSelection();

    @Test
    void theConfigurationNamesTheRuntime() {
        for (var name : new String[] {"process", "kubernetes"}) {
            assertThat(selection.selected(name, runtimes).getClass().getPackageName())
                    .endsWith(".runtime." + name);
        }
    }

    @Test
    void anUnknownRuntimeIsRefused() {
        assertThatThrownBy(() -> selection.selected("docker", runtimes))
                .hasMessage("graph-olap.runtime is \"docker\"; it must be process or kubernetes");
    }
}
