package io.grapholap.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {
    @Test
    void identityAndConnectionStayBehind() {
        var from =
                MultiMap.caseInsensitiveMultiMap()
                        .add("authorization", "Bearer x")
                        .add("X-Username", "mallory")
                        .add("x-user-role", "admin")
                        .add("X-API-Key", "gol_x")
                        .add("Cookie", "a=b")
                        .add("Host", "gateway")
                        .add("Connection", "close, X-Secret-Hop")
                        .add("x-secret-hop", "1")
                        .add("Transfer-Encoding", "chunked")
                        .add("TE", "trailers")
                        .add("Expect", "100-continue")
                        .add("Accept", "a/b")
                        .add("accept", "c/d")
                        .add("Content-Type", "application/json");
        var to = MultiMap.caseInsensitiveMultiMap();

        Headers.copyRequest(from, to);

        assertThat(to.names()).containsExactlyInAnyOrder("Accept", "Content-Type");
        assertThat(to.getAll("Accept")).isEqualTo(List.of("a/b", "c/d"));
    }

    @Test
    void theFramingCannotBeNamedAway() {
        var to = MultiMap.caseInsensitiveMultiMap();

        Headers.copyRequest(
                MultiMap.caseInsensitiveMultiMap()
                        .add("Connection", "Content-Length")
                        .add("Content-Length", "5"),
                to);

        assertThat(to.get("content-length")).isEqualTo("5");
    }

    @Test
    void aBodyIsAnnounced() {
        var empty = MultiMap.caseInsensitiveMultiMap();
        assertThat(Headers.announceBody(empty)).isFalse();
        assertThat(Headers.announceBody(empty.add("Content-Length", "0"))).isFalse();
        assertThat(Headers.announceBody(empty.set("Content-Length", "1"))).isTrue();
        assertThat(
                        Headers.announceBody(
                                MultiMap.caseInsensitiveMultiMap()
                                        .add("Transfer-Encoding", "chunked")))
                .isTrue();
    }
}
