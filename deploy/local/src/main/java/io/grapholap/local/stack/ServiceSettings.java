package io.grapholap.local.stack;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Writes the configuration of each service into a file of its own, which only the owner of the
 * stack may read: tokens appear in no environment and no process list.
 */
final class ServiceSettings {
    private final StateDir state;
    private final Home home;
    private final Endpoints endpoints;
    private final Secrets secrets;
    private final AotPlan aot;
    private final long launcherPid;

    ServiceSettings(
            StateDir state,
            Home home,
            Endpoints endpoints,
            Secrets secrets,
            AotPlan aot,
            long launcherPid) {
        this.state = state;
        this.home = home;
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.aot = aot;
        this.launcherPid = launcherPid;
    }

    /** Writes the service's file and says where it is. */
    Path write(Service service, Database database) throws IOException {
        var properties = new Properties();
        properties.putAll(of(service, database));
        var text = new StringWriter();
        properties.store(text, null);
        var file = state.config().resolve(service.serviceName() + ".properties");
        PrivateFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private Map<String, String> of(Service service, Database database) throws IOException {
        var all = new TreeMap<String, String>();
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.http.port", port(endpoints.port(service)));
        all.put("quarkus.management.host", "127.0.0.1");
        all.put("quarkus.management.port", port(endpoints.managementPort(service)));
        all.put("kafka.bootstrap.servers", endpoints.bootstrapServers());
        all.put("graph-olap.auth.dev", "true");
        all.put("graph-olap.launcher.pid", Long.toString(launcherPid));
        all.put("graph-olap.store.root", directory(state.store()));
        all.put(
                "graph-olap.control-plane.internal-url",
                endpoints.management(Service.CONTROL_PLANE).toString());
        // The launcher asks many times a second while a service starts.
        all.put("quarkus.log.category.\"io.smallrye.health\".level", "ERROR");
        all.put("graph-olap.service.name", service.serviceName());
        secrets.tokens()
                .forEach((name, token) ->
                        all.put(
                                name.equals(service.serviceName())
                                        ? "graph-olap.service.token"
                                        : "graph-olap.service.accepted." + name,
                                token));
        if (service.hasDatabase()) {
            all.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
            all.put("quarkus.datasource.reactive.url", database.reactiveUrl());
            all.put("quarkus.datasource.username", database.username());
            all.put("quarkus.datasource.password", database.password());
        }
        switch (service) {
            case CONTROL_PLANE -> controlPlane(all);
            case GATEWAY -> all.put("graph-olap.gateway.signing-key", secrets.signingKey());
            case EXPORT_WORKER -> exportWorker(all);
            case IMPORT_SCHEDULER ->
                    all.put("graph-olap.import.duck-db-root", state.warehouse().toString());
        }
        return all;
    }

    private void exportWorker(Map<String, String> all) throws IOException {
        all.put("graph-olap.warehouse.duckdb.root", state.warehouse().toString());
        var flags = aot.flags(AotCache.ofGraphBuild(home));
        if (!flags.isEmpty()) {
            all.put("graph-olap.export-worker.build.jvm-options", String.join(",", flags));
        }
    }

    private void controlPlane(Map<String, String> all) throws IOException {
        all.put(
                "graph-olap.credentials.keyset-file",
                state.config().resolve("credentials-keyset.json").toString());
        all.put("graph-olap.external-url", endpoints.url(Service.GATEWAY).toString());
        all.put(
                "graph-olap.export-worker.internal-url",
                endpoints.management(Service.EXPORT_WORKER).toString());
        all.put("graph-olap.wrapper.public-key", secrets.publicKey());
        var process = "graph-olap.runtime.process.";
        all.put(process + "state-dir", state.instances().toString());
        all.put(process + "wrapper-jar", home.wrapperApp().resolve("quarkus-run.jar").toString());
        all.put(process + "java", Jvm.java().toString());
        // Two processes cannot record into one cache.
        all.put(process + "spares", aot.training() ? "0" : "1");
        var wrapper = aot.wrapper(new AotCache(home.wrapperApp()));
        wrapper.cache().ifPresent(c -> all.put(process + "aot-cache", c.toString()));
        var options = new ArrayList<>(wrapper.options());
        options.add(Jvm.LOG_MANAGER);
        if (Files.isExecutable(home.networkxPython())) {
            options.add("-Dwrapper.networkx-python=" + home.networkxPython());
        }
        all.put(process + "jvm-options", String.join(",", options));
    }

    private static String port(int port) {
        return Integer.toString(port);
    }

    private static String directory(Path path) {
        var uri = "file://" + URI.create(path.toUri().toString()).getRawPath();
        return uri.endsWith("/") ? uri : uri + "/";
    }
}
