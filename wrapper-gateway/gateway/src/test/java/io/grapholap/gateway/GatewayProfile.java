package io.grapholap.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Keys made for this run, and a control plane that the test plays. */
public class GatewayProfile implements QuarkusTestProfile {
    private static final KeyPair KEYS = keys();

    /** The public half of the signing key, for the wrappers that the test plays. */
    static final String PUBLIC_KEY = "test.gateway.public-key";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "graph-olap.auth.dev",
                "true",
                "graph-olap.service.token",
                "gateway-token",
                "graph-olap.control-plane.internal-url",
                FakeControlPlane.url(),
                PUBLIC_KEY,
                Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()),
                "graph-olap.gateway.signing-key",
                Base64.getEncoder().encodeToString(KEYS.getPrivate().getEncoded()));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
