package io.grapholap.platform.health;

import io.smallrye.health.SmallRyeHealth;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The parts that a service fails for, by the names that operators know. */
final class Failing {
    static final String DATABASE = "database";

    /** The checks themselves did not end in time. */
    static final List<String> UNKNOWN = List.of("unknown");

    private Failing() {}

    /** The parts that are away; empty if and only if all is well. */
    static List<String> of(SmallRyeHealth health) {
        var parts = checks(health).filter(c -> !isUp(c)).map(Failing::part).distinct().toList();
        return parts.isEmpty() && health.isDown() ? UNKNOWN : parts;
    }

    static Stream<JsonObject> checks(SmallRyeHealth health) {
        var checks = health.getPayload().getJsonArray("checks");
        return checks == null ? Stream.of() : checks.getValuesAs(JsonObject.class).stream();
    }

    static boolean isUp(JsonObject check) {
        return "UP".equals(check.getString("status", ""));
    }

    /** What a check looks at: {@code database}, {@code kafka}, or what it calls itself. */
    static String part(JsonObject check) {
        var name = check.getString("name", "unknown").toLowerCase(Locale.ROOT);
        if (name.contains("postgresql") || name.contains("database")) {
            return DATABASE;
        }
        return name.contains("messaging") || name.contains("kafka") ? "kafka" : name;
    }
}
