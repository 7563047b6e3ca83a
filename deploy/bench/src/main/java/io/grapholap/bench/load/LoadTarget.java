package io.grapholap.bench.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One kind of request, repeated.
 *
 * @param address what the n-th request asks
 * @param body JSON that the n-th request POSTs, or null for a GET
 */
public record LoadTarget(LongFunction<URI> address, @Nullable LongFunction<byte[]> body) {

    /** GET of {@code prefix + id} for one id after the other. */
    public static LoadTarget getEach(URI prefix, long firstId, int count) {
        return new LoadTarget(n -> URI.create(prefix.toString() + (firstId + n % count)), null);
    }

    public static LoadTarget get(URI address) {
        return new LoadTarget(_ -> address, null);
    }

    public static LoadTarget post(URI address, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return postEach(address, _ -> bytes);
    }

    /** POST of another body each time. */
    public static LoadTarget postEach(URI address, LongFunction<byte[]> body) {
        return new LoadTarget(_ -> address, body);
    }
}
