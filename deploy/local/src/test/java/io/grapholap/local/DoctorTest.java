package io.grapholap.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make doctor} on states of a stack that are made by hand. */
class DoctorTest {
    private static final String AWAY =
            """
            {"status":"DOWN","checks":[{"name":"Database","status":"DOWN"},
             {"name":"Kafka","status":"UP"}]}\
            """;

    @TempDir Path state;
    private HttpServer service;
    private volatile String answer = "{\"status\":\"UP\",\"checks\":[]}";

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext(
                "/q/health/ready",
                exchange -> {
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.contains("DOWN") ? 503 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void aMachineWithoutAStackIsLookedAtAlone() throws Exception {
        assertThat(doctor().output()).contains("The machine", "JDK ", "none is up; make up");
    }

    @Test
    void aStackWhoseLauncherDiedIsWrongAndItSaysWhatToDo() throws Exception {
        record(Long.MAX_VALUE / 1_000_000_000);

        var said = doctor();

        assertThat(said.status()).isOne();
        assertThat(said.output()).contains("WRONG its launcher is gone", "make up: it sweeps");
    }

    @Test
    void aServiceThatIsReadyIsFine() throws Exception {
        up();

        assertThat(doctor().output()).contains("ok    control-plane is ready");
    }

    @Test
    void aServiceThatIsNotReadyIsNamedWithWhatIsAway() throws Exception {
        answer = AWAY;
        up();

        var said = doctor();

        assertThat(said.status()).isOne();
        assertThat(said.output()).contains("WRONG control-plane is not ready: Database is away");
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamed() throws Exception {
        up();
        stop();

        assertThat(doctor().output()).contains("WRONG control-plane does not answer on port");
    }

    private void up() throws IOException {
        record(ProcessHandle.current().pid());
        Files.createDirectories(state.resolve("config"));
        Files.writeString(
                state.resolve("config/control-plane.properties"),
                "quarkus.management.port=" + service.getAddress().getPort() + "\n");
    }

    private void record(long pid) throws IOException {
        Files.writeString(
                state.resolve("stack.json"),
                "{\n  \"launcher\" : {\n    \"pid\" : " + pid + "\n  },\n  \"ready\" : true\n}\n");
    }

    private record Said(int status, String output) {}

    private Said doctor() throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("bin/doctor", state.toString())
                        .redirectErrorStream(true)
                        .start();
        try (var out = process.getInputStream()) {
            var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Said(process.exitValue(), text);
        }
    }
}
