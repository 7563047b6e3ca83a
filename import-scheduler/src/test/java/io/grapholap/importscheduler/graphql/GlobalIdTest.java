package io.grapholap.importscheduler.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalIdTest {
    @Test
    void whatFollowsTheTypeIsNotTakenApart() {
        assertThat(GlobalId.of("Space", "12345")).isEqualTo("U3BhY2U6MTIzNDU=");
        assertThat(GlobalId.within("Space", "id", "U3BhY2U6MzA1ODc6NU1udA=="))
                .isEqualTo("30587:5Mnt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"space_id", "ID", "spaceId", "6f1d2a34-5b6c-4d7e-8f90-a1b2c3d4e5f6", ""})
    void anIdAsItStandsInAnAddressIsItself(String id) {
        assertThat(GlobalId.within("Space", "id", id)).isEqualTo(id);
    }

    @Test
    void theIdOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> GlobalId.within("TableImportJob", "jobId", "U3BhY2U6MTIzNDU="))
                .hasMessageContaining("the id of a Space");
    }
}
