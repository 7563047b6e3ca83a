package io.grapholap.controlplane.instance;

import com.sun.net.httpserver.HttpServer;
import io.grapholap.common.instance.InstanceResources;
import io.grapholap.common.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens where a wrapper would, and takes what the control plane tells it. */
final class WrapperStub implements AutoCloseable {
    private final HttpServer server;
    private final List<InstanceResources> taken = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    WrapperStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/control/resources",
                exchange -> {
                    tokens.add(exchange.getRequestHeaders().getFirst("X-Service-Token"));
                    taken.add(
                            Json.mapper()
                                    .readValue(exchange.getRequestBody(), InstanceResources.class));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it was told, in order. */
    List<InstanceResources> taken() {
        return taken;
    }

    List<String> tokens() {
        return tokens;
    }

    /** Answers with another status from now on. */
    void answer(int with) {
        status = with;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
