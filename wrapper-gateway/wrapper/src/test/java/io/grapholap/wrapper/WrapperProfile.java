package io.grapholap.wrapper;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** An instance of a tiny snapshot, with the keys and directories of this run. */
public class WrapperProfile implements QuarkusTestProfile {
    public static final String SLUG = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    public static final long INCARNATION = 3;

    /** What {@code make networkx} installs; may be absent. */
    public static final Path PYTHON =
            Path.of("../../deploy/networkx/target/venv/bin/python").toAbsolutePath().normalize();

    /** The private half of the gateway's key, for the gateway that the test plays. */
    public static final String SIGNING_KEY = "test.gateway.signing-key";

    @Override
    public Map<String, String> getConfigOverrides() {
        var keys = keys();
        var home = home();
        var config = new HashMap<String, String>();
        config.put(SIGNING_KEY, base64(keys.getPrivate().getEncoded()));
        config.put("wrapper.gateway-public-key", base64(keys.getPublic().getEncoded()));
        config.put("wrapper.instance-id", "7");
        config.put("wrapper.url-slug", SLUG);
        config.put("wrapper.incarnation", Long.toString(INCARNATION));
        config.put("wrapper.start-token", "start-token");
        config.put("wrapper.snapshot-id", "5");
        config.put("wrapper.mapping-id", "1");
        config.put("wrapper.mapping-version", "1");
        config.put("wrapper.owner-id", "alice");
        config.put("wrapper.memory-bytes", Long.toString(768L << 20));
        config.put("wrapper.work-dir", home.resolve("work").toString());
        config.put("wrapper.store-root", store(home.resolve("store")));
        config.put("wrapper.heartbeat-interval", "1s");
        config.put("wrapper.query-threads", "2");
        config.put("wrapper.algorithm-answer-within", "30s");
        if (Files.isExecutable(PYTHON)) {
            config.put("wrapper.networkx-python", PYTHON.toString());
        }
        config.put("traceparent", "00-11111111111111111111111111111111-2222222222222222-01");
        return config;
    }

    /** Root of the snapshot. */
    String store(Path directory) {
        return TinySnapshot.writeElsewhere(directory, true).toString();
    }

    private static Path home() {
        try {
            var home = Files.createTempDirectory("graph-olap-wrapper-test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> TinySnapshot.delete(home)));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
