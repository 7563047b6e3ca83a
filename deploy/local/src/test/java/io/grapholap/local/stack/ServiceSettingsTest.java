package io.grapholap.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {
    private static final Database DATABASE =
            new Database("jdbc:postgresql://127.0.0.1:1/x", "postgresql://127.0.0.1:1/x", "u", "p");

    private static final String BUILD_OPTIONS = "graph-olap.export-worker.build.jvm-options";
    private static final String WRAPPER_OPTIONS = "graph-olap.runtime.process.jvm-options";

    @TempDir private Path directory;
    private StateDir state;
    private ServiceSettings settings;

    @BeforeEach
    void create() throws IOException {
        state = new StateDir(directory.resolve("state with space"));
        state.create();
        settings =
                new ServiceSettings(
                        state,
                        new Home(directory),
                        Endpoints.pick(true),
                        Secrets.of(state),
                        new AotPlan(true, _ -> {}),
                        42);
    }

    @Test
    void everythingListensOnLoopbackAndEndsWithTheLauncher() throws IOException {
        for (var service : Service.values()) {
            var all = settings(service);
            assertThat(all)
                    .containsEntry("quarkus.http.host", "127.0.0.1")
                    .containsEntry("quarkus.management.host", "127.0.0.1")
                    .containsEntry("graph-olap.launcher.pid", "42");
        }
    }

    @Test
    void aServiceKnowsItsOwnTokenAndThoseOfAllOthers() throws IOException {
        var worker = settings(Service.EXPORT_WORKER);

        assertThat(worker).containsEntry("graph-olap.service.name", "export-worker");
        assertThat(settings(Service.CONTROL_PLANE))
                .containsEntry(
                        "graph-olap.service.accepted.export-worker",
                        worker.get("graph-olap.service.token"));
        assertThat(worker).doesNotContainKey("graph-olap.service.accepted.export-worker");
    }

    @Test
    void onlyServicesWithASchemaCanReachTheDatabase() throws IOException {
        assertThat(settings(Service.CONTROL_PLANE)).containsKey("quarkus.datasource.jdbc.url");
        assertThat(settings(Service.IMPORT_SCHEDULER)).containsKey("quarkus.datasource.jdbc.url");
        assertThat(settings(Service.GATEWAY)).doesNotContainKey("quarkus.datasource.jdbc.url");
        assertThat(settings(Service.EXPORT_WORKER))
                .doesNotContainKey("quarkus.datasource.jdbc.url");
    }

    @Test
    void onlyTheGatewayHoldsTheSigningKey() throws IOException {
        assertThat(settings(Service.GATEWAY)).containsKey("graph-olap.gateway.signing-key");
        assertThat(settings(Service.CONTROL_PLANE))
                .containsKey("graph-olap.wrapper.public-key")
                .doesNotContainKey("graph-olap.gateway.signing-key");
    }

    @Test
    void theStoreIsADirectoryUriEvenWithASpaceInItsName() throws IOException {
        assertThat(settings(Service.EXPORT_WORKER).get("graph-olap.store.root").toString())
                .startsWith("file:///")
                .endsWith("state%20with%20space/store/");
    }

    @Test
    void aTrainingRecordsTheStartsOfChildProcessesToo() throws IOException {
        assertThat(settings(Service.EXPORT_WORKER).getProperty(BUILD_OPTIONS))
                .contains("-XX:AOTCacheOutput=", "export-worker", "graph-build.aot");
        assertThat(settings(Service.CONTROL_PLANE).getProperty(WRAPPER_OPTIONS))
                .contains("-XX:AOTCacheOutput=", "wrapper", "app.aot");
    }

    private Properties settings(Service service) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(settings.write(service, DATABASE))));
        return properties;
    }
}
