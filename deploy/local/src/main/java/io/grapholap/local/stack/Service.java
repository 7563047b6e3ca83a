package io.grapholap.local.stack;

import java.nio.file.Path;

/** The services of the platform: where each is built, and the ports it takes if they are free. */
public enum Service {
    CONTROL_PLANE("control-plane", "control-plane", 8000, 9000),
    IMPORT_SCHEDULER("import-scheduler", "import-scheduler", 8001, 9001),
    GATEWAY("gateway", "wrapper-gateway/gateway", 8002, 9002),
    EXPORT_WORKER("export-worker", "export-worker", 8003, 9003);

    private final String serviceName;
    private final String module;
    private final int port;
    private final int managementPort;

    Service(String serviceName, String module, int port, int managementPort) {
        this.serviceName = serviceName;
        this.module = module;
        this.port = port;
        this.managementPort = managementPort;
    }

    public String serviceName() {
        return serviceName;
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** Whether the service keeps a schema in PostgreSQL. */
    boolean hasDatabase() {
        return this == CONTROL_PLANE || this == IMPORT_SCHEDULER;
    }

    Path app(Home home) {
        return home.app(module);
    }
}
