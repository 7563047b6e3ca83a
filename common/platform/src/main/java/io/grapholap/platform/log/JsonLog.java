package io.grapholap.platform.log;

import io.grapholap.platform.internal.ServiceConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.jboss.logmanager.handlers.FileHandler;

/**
 * Switches the handlers that the framework set up to JSON lines, in place: no record is lost, those
 * before this moment are plain lines.
 */
@ApplicationScoped
class JsonLog {
    private final boolean on;
    private final ServiceConfig service;

    JsonLog(
            @ConfigProperty(name = "graph-olap.log.json", defaultValue = "false") boolean on,
            ServiceConfig service) {
        this.on = on;
        this.service = service;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        if (on) {
            for (var handler : Logger.getLogger("").getHandlers()) {
                switchToJson(handler);
            }
        }
    }

    private void switchToJson(Handler handler) {
        if (handler instanceof ConsoleHandler || handler instanceof FileHandler) {
            handler.setFormatter(new JsonLogFormatter(service.name()));
        }
        if (handler instanceof ExtHandler parent) {
            for (var child : parent.getHandlers()) {
                switchToJson(child);
            }
        }
    }
}
