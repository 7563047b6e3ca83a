package io.grapholap.exportworker.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name under which this process claims jobs. */
@ApplicationScoped
class WorkerName {
    private final String name;

    WorkerName(WorkerConfig config) {
        this.name = config.name().orElseGet(WorkerName::hostAndProcess);
    }

    String get() {
        return name;
    }

    private static String hostAndProcess() {
        var process = "-" + ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + process;
        } catch (UnknownHostException e) {
            return "worker" + process;
        }
    }
}
