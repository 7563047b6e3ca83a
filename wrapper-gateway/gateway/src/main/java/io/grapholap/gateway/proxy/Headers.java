package io.grapholap.gateway.proxy;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which headers pass, each way. */
final class Headers {
    private static final Set<String> HOP_BY_HOP =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "expect");

    /** Who is asking is for the gateway to say, by its own token alone. */
    private static final Set<String> IDENTITY =
            Set.of(
                    "authorization",
                    "cookie",
                    "x-username",
                    "x-user-role",
                    "x-user-id",
                    "x-user-name",
                    "x-use-case-id",
                    "x-api-key",
                    "x-internal-api-key",
                    "x-service-token");

    private Headers() {}

    /** The client's headers without the host, those of the connection and those of identity. */
    static void copyRequest(MultiMap from, MultiMap to) {
        copy(from, to, true);
    }

    /** The wrapper's headers without those of the connection. */
    static void copyResponse(MultiMap from, MultiMap to) {
        copy(from, to, false);
    }

    private static void copy(MultiMap from, MultiMap to, boolean request) {
        var named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            boolean dropped =
                    HOP_BY_HOP.contains(name)
                            || named.contains(name)
                            || name.equals("x-request-id")
                            || (request && (IDENTITY.contains(name) || name.equals("host")));
            if (!dropped) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        var values = headers.getAll("Connection");
        if (values.isEmpty()) {
            return Set.of();
        }
        var names = new HashSet<String>();
        for (var value : values) {
            for (var name : value.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        // Framing is not for the client to take away.
        names.remove("content-length");
        return names;
    }

    /** Whether a body follows these headers. */
    static boolean announceBody(MultiMap headers) {
        var length = headers.get("Content-Length");
        return headers.contains("Transfer-Encoding") || (length != null && !length.equals("0"));
    }
}
