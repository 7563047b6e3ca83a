package io.grapholap.controlplane.datasource;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;

/** Credentials as a client sent them; whatever prints or serialises this shows nothing of them. */
final class SecretFields {
    private final Map<String, Object> fields;

    private SecretFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SecretFields of(Map<String, Object> fields) {
        return new SecretFields(fields);
    }

    Map<String, Object> reveal() {
        return fields;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    @Override
    public String toString() {
        return "SecretFields[hidden]";
    }
}
