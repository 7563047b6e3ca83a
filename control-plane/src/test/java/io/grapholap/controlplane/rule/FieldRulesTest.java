package io.grapholap.controlplane.rule;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FieldRulesTest {
    @Test
    void everyFaultIsNamed() {
        var rules =
                new FieldRules()
                        .name("name", " ")
                        .description("x".repeat(4001))
                        .duration("ttl", "PT")
                        .id("mapping_id", 0L);

        assertFaults(rules::check, "body.name", "body.description", "body.ttl", "body.mapping_id");
    }

    @Test
    void lengthsCountCharactersAsTheDatabaseDoes() {
        var emoji = "\uD83D\uDE00";

        assertThatCode(() -> new FieldRules().name("name", emoji.repeat(255)).check())
                .doesNotThrowAnyException();
        assertFaults(() -> new FieldRules().name("name", emoji.repeat(256)).check(), "body.name");
    }

    @Test
    void aNulCharacterIsRefused() {
        assertFaults(() -> new FieldRules().name("name", "a\0b").check(), "body.name");
    }

    private static void assertFaults(ThrowingCallable check, String... fields) {
        assertThatThrownBy(check)
                .isInstanceOfSatisfying(
                        ValidationFailed.class,
                        e -> {
                            for (var field : fields) {
                                org.assertj.core.api.Assertions.assertThat(
                                                e.details().get("errors").toString())
                                        .contains("field=" + field + ",");
                            }
                        });
    }
}
