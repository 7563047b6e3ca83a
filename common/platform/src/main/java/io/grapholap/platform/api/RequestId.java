package io.grapholap.platform.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that follows a request: taken from the client if it is sane, else a new UUID. */
public final class RequestId {
    public static final String HEADER = "X-Request-ID";

    /** Key of the id in log lines. */
    public static final String LOG_KEY = "requestId";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/@+=-]{1,128}");

    /** Where the id stands among the properties of a JAX-RS request. */
    static final String PROPERTY = RequestId.class.getName();

    private RequestId() {}

    /** The id of a request in hand. */
    public static String of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof String id
                ? id
                : of(request.getHeaderString(HEADER));
    }

    /** The id to use for a request that came with this header, or without. */
    public static String of(@Nullable String header) {
        return header != null && SANE.matcher(header).matches()
                ? header
                : UUID.randomUUID().toString();
    }
}
