package io.grapholap.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.health.SmallRyeHealth;
import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class FailingTest {
    @Test
    void everyPartThatIsAwayIsNamedOnce() {
        var health =
                health(
                        """
                        {"status": "DOWN", "checks": [
                          {"name": "Reactive PostgreSQL connections health check", "status": "DOWN"},
                          {"name": "Database connections health check", "status": "DOWN"},
                          {"name": "SmallRye Reactive Messaging - readiness check", "status": "DOWN"},
                          {"name": "routes", "status": "DOWN"},
                          {"name": "graph", "status": "UP"}]}
                        """);

        assertThat(Failing.of(health)).containsExactly("database", "kafka", "routes");
    }

    @Test
    void nothingFailsWhenAllIsWell() {
        assertThat(Failing.of(health("{\"status\": \"UP\", \"checks\": []}"))).isEmpty();
        assertThat(Failing.of(health("{\"status\": \"UP\"}"))).isEmpty();
    }

    @Test
    void aServiceThatIsDownNeverLooksReady() {
        assertThat(Failing.of(health("{\"status\": \"DOWN\", \"checks\": []}")))
                .containsExactly("unknown");
    }

    private static SmallRyeHealth health(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return new SmallRyeHealth(reader.readObject());
        }
    }
}
