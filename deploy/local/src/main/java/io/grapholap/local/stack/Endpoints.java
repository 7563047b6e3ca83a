package io.grapholap.local.stack;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ports of one stack, all on 127.0.0.1, and the addresses that follow from them. */
final class Endpoints {
    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";
    private static final String KAFKA_HEALTH = "kafka-health";
    private static final int POSTGRES_PORT = 15432;
    private static final int KAFKA_PORT = 19092;

    private final Map<String, Integer> ports;

    private Endpoints(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /**
     * Free ports: the well-known ones where possible.
     *
     * @param anywhere take any, so that several stacks live side by side
     */
    static Endpoints pick(boolean anywhere) {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put(POSTGRES, POSTGRES_PORT);
        wanted.put(KAFKA, KAFKA_PORT);
        wanted.put(KAFKA_HEALTH, 0);
        for (var service : Service.values()) {
            wanted.put(service.serviceName(), service.port());
            wanted.put(management(service.serviceName()), service.managementPort());
        }
        if (anywhere) {
            wanted.replaceAll((name, port) -> 0);
        }
        return new Endpoints(Ports.pick(wanted));
    }

    int postgres() {
        return port(POSTGRES);
    }

    int kafka() {
        return port(KAFKA);
    }

    int kafkaHealth() {
        return port(KAFKA_HEALTH);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafka();
    }

    int port(Service service) {
        return port(service.serviceName());
    }

    int managementPort(Service service) {
        return port(management(service.serviceName()));
    }

    URI url(Service service) {
        return local(port(service));
    }

    URI management(Service service) {
        return local(managementPort(service));
    }

    URI ready(Service service) {
        return management(service).resolve("/q/health/ready");
    }

    URI kafkaReady() {
        return local(kafkaHealth());
    }

    /** Public address of every service, by name. */
    Map<String, URI> urlsByService() {
        var urls = new LinkedHashMap<String, URI>();
        for (var service : Service.values()) {
            urls.put(service.serviceName(), url(service));
        }
        return urls;
    }

    URI managementOf(String service) {
        return local(port(management(service)));
    }

    private int port(String name) {
        var port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port of " + name);
        }
        return port;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static String management(String name) {
        return name + "-management";
    }
}
