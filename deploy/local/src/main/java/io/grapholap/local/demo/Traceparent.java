package io.grapholap.local.demo;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A new W3C trace context. */
public final class Traceparent {
    private Traceparent() {}

    /** Version 00, sampled, with random trace and parent ids. */
    public static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var hex = HexFormat.of().formatHex(bytes);
        return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
    }
}
