package io.grapholap.common.instance;

import com.fasterxml.jackson.annotation.JsonValue;
import io.grapholap.common.definition.EntityKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One step of a start or of an export, in the order they run. */
public record LoadStep(
        String name, Status status, @Nullable EntityKind type, @Nullable Long rowCount) {
    public enum Status {
        PENDING,
        IN_PROGRESS,
        COMPLETED,
        FAILED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
