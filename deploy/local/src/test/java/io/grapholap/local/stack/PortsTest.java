package io.grapholap.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortIsReplacedByAnyFreeOne() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var picked = Ports.pick(Map.of("a", taken.getLocalPort()));

            assertThat(picked.get("a")).isPositive().isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void noPortIsGivenTwice() {
        var wanted = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < 50; i++) {
            wanted.put("p" + i, 0);
        }

        assertThat(Ports.pick(wanted).values()).doesNotHaveDuplicates();
    }
}
