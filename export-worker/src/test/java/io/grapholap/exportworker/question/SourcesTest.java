package io.grapholap.exportworker.question;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.datasource.SourceType;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.question.SourceItems.Item;
import io.grapholap.common.question.SourceQuestion;
import io.grapholap.common.question.SourceTable;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.duckdb.DuckDbWarehouse;
import io.grapholap.warehouse.host.HostGuard;
import io.grapholap.warehouse.host.HostNotAllowed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourcesTest {
    private static final Map<String, Object> SOMEWHERE =
            Map.of("host", "lake.example", "account", "lake", "bucket", "b", "project_id", "p");

    @TempDir Path directory;
    private EmbeddedSource embedded;

    @BeforeEach
    void fill() throws IOException {
        var flights = Files.createDirectories(directory.resolve("warehouse/flights"));
        Files.writeString(flights.resolve("airports.csv"), "iata,elevation\nABC,12\n");
        Files.writeString(flights.resolve("routes.csv"), "a,b\n");
        var other = Files.createDirectories(directory.resolve("warehouse/other"));
        Files.writeString(other.resolve("broken.parquet"), "not Parquet");
        Files.createDirectories(directory.resolve("work"));
        embedded =
                new EmbeddedSource(
                        new DuckDbWarehouse(directory.resolve("warehouse")),
                        new TestQuestionConfig());
    }

    @Test
    void theFilesOfTheDeploymentAreTestedBrowsedAndLookedInto() {
        assertThat(embedded.test(csv(Map.of(), null)).success()).isTrue();
        assertThat(embedded.test(csv(Map.of("schema", "none"), null)).success()).isFalse();
        assertThat(embedded.test(csv(Map.of("schema", "none"), null)).message()).contains("none");
        assertThat(embedded.browse(csv(Map.of(), null)).items())
                .extracting(Item::name)
                .containsExactly("flights.airports", "flights.routes", "other.broken");
        assertThat(embedded.browse(csv(Map.of("schema", "Flights"), "FLIGHTS.A")).items())
                .containsExactly(
                        new Item("flights.airports", "table", 22L, "csv", "local", "flights"));
        assertThat(embedded.table(csv(Map.of(), "local.FLIGHTS.airports"), asked()).columns())
                .containsExactly(
                        new SourceTable.Column("iata", "VARCHAR", "ABC"),
                        new SourceTable.Column("elevation", "BIGINT", "12"));
    }

    @Test
    void whatIsNotShownOrCannotBeReadIsSaidSo() {
        assertThatThrownBy(() -> embedded.table(csv(Map.of(), "flights.none"), asked()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        embedded.table(csv(Map.of("schema", "flights"), "other.broken"), asked()))
                .isInstanceOf(NotFound.class);
        var broken = embedded.table(csv(Map.of(), "other.broken"), asked());
        assertThat(broken.columns()).isEmpty();
        assertThat(broken.failure()).contains("other.broken").doesNotContain(directory.toString());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void aHostThatIsNotAllowedIsReachedByNoQuestion(SourceType type) {
        var remote = new RemoteSource(new HostGuard(List.of(), List.of(), SourcesTest::fail));
        var question = new SourceQuestion(type, SOMEWHERE, null, 1_000);

        assertThatThrownBy(() -> remote.test(question, asked())).isInstanceOf(HostNotAllowed.class);
        assertThatThrownBy(() -> remote.browse(question)).isInstanceOf(HostNotAllowed.class);
        assertThatThrownBy(() -> remote.table(question)).isInstanceOf(HostNotAllowed.class);
    }

    @Test
    void whatHasNoAdapterSaysSoAndWhetherItWasReached() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = server.getLocalPort();
            var open = test(port, false);
            assertThat(open.success()).isFalse();
            assertThat(open.message())
                    .contains("cannot read from starburst")
                    .contains("it can read from csv")
                    .contains("lake.example:" + port + " accepts connections");
            Thread.startVirtualThread(() -> answerNonsense(server));
            assertThat(test(port, true).message()).contains("no TLS");
            server.close();
            // The thread that accepts may have to let go of the port first.
            await().until(() -> test(port, false).message().contains("accepts no connections"));
        }
    }

    @Test
    void aNameThatNobodyKnowsIsSaidToBe() {
        var remote =
                new RemoteSource(
                        new HostGuard(List.of("lake.example"), List.of(), SourcesTest::fail));

        assertThat(
                        remote.test(
                                        new SourceQuestion(
                                                SourceType.STARBURST, SOMEWHERE, null, 1_000),
                                        asked())
                                .message())
                .contains("lake.example is not known to DNS");
    }

    private io.grapholap.common.question.SourceTest test(int port, boolean tls) {
        var guard =
                new HostGuard(
                        List.of("lake.example"),
                        List.of("lake.example"),
                        _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        Map<String, Object> config = Map.of("host", "lake.example", "port", port, "tls", tls);
        return new RemoteSource(guard)
                .test(new SourceQuestion(SourceType.STARBURST, config, null, 1_000), asked());
    }

    private static void answerNonsense(ServerSocket server) {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write("nonsense".repeat(100).getBytes(US_ASCII));
                client.getOutputStream().flush();
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
        }
    }

    private static InetAddress[] fail(String name) throws UnknownHostException {
        throw new UnknownHostException(name);
    }

    private static SourceQuestion csv(Map<String, Object> config, @Nullable String name) {
        return new SourceQuestion(SourceType.CSV, config, name, 20_000);
    }

    private Asked asked() {
        return new Asked(
                directory.resolve("work"),
                new Cancellation(),
                System.nanoTime() + Duration.ofSeconds(20).toNanos());
    }
}
