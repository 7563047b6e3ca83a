package io.grapholap.local.stack;

import io.grapholap.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the parts of one stack prove themselves with; made once per state directory.
 *
 * @param tokens by service name
 * @param signingKey the gateway's Ed25519 key, base64 of PKCS#8
 * @param publicKey its public half, base64 of X.509
 */
record Secrets(Map<String, String> tokens, String signingKey, String publicKey) {
    Secrets {
        tokens = Map.copyOf(tokens);
    }

    /** Those of this state directory, made now if there are none. */
    static Secrets of(StateDir state) throws IOException {
        var file = state.secrets();
        if (!Files.exists(file)) {
            write(file, generate());
        }
        return Json.mapper().readValue(file.toFile(), Secrets.class);
    }

    private static void write(Path file, Secrets secrets) throws IOException {
        PrivateFile.write(file, Json.mapper().writeValueAsBytes(secrets));
    }

    private static Secrets generate() {
        try {
            var random = new SecureRandom();
            var tokens = new TreeMap<String, String>();
            Arrays.stream(Service.values())
                    .forEach(s -> tokens.put(s.serviceName(), token(random)));
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var base64 = Base64.getEncoder();
            return new Secrets(
                    tokens,
                    base64.encodeToString(pair.getPrivate().getEncoded()),
                    base64.encodeToString(pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new StackException("this Java has no Ed25519", e);
        }
    }

    private static String token(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
