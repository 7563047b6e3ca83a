package io.grapholap.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpareInputTest {
    private static final String TOLD =
            """
            {"WRAPPER_INSTANCE_ID":"7","WRAPPER_URL_SLUG":"a-slug","WRAPPER_INCARNATION":"2",\
            "WRAPPER_START_TOKEN":"secret","WRAPPER_SNAPSHOT_ID":"5","WRAPPER_MAPPING_ID":"1",\
            "WRAPPER_MAPPING_VERSION":"3","WRAPPER_OWNER_ID":"älice","WRAPPER_STORE_ROOT":"file:///s/",\
            "WRAPPER_WORK_DIR":"/w","TRACEPARENT":"00-1-2-01"}
            """;

    @Test
    void aSpareIsToldByTheNamesOfAnEnvironment() {
        assertThat(SpareInput.await(input(TOLD)))
                .contains(
                        new Assignment(
                                7,
                                "a-slug",
                                2,
                                "secret",
                                5,
                                1,
                                "älice",
                                URI.create("file:///s/"),
                                Path.of("/w"),
                                "00-1-2-01"));
    }

    @Test
    void theTraceMayBeMissing() {
        assertThat(SpareInput.await(input(TOLD.replace("TRACEPARENT", "OTHER"))))
                .hasValueSatisfying(a -> assertThat(a.traceparent()).isNull());
    }

    @Test
    void anEndOfInputTellsNothing() {
        assertThat(SpareInput.await(input(""))).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> SpareInput.await(input(TOLD.replace("OWNER", "OTHER"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrapper.owner-id");
    }

    @Test
    void aLineCutShortIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> SpareInput.await(input(TOLD.substring(0, 150))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }

    @Test
    void theSecretIsInNoText() {
        assertThat(SpareInput.await(input(TOLD)).orElseThrow().toString())
                .contains("a-slug")
                .doesNotContain("secret");
    }

    private static ByteArrayInputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
