package io.grapholap.warehouse.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {
    private static final String OUTSIDE = "93.184.216.34";

    @ParameterizedTest
    @ValueSource(strings = {"trino.example.com", "TRINO.Example.com", "a.lake.net", "b.a.lake.net"})
    void aHostOnTheListIsAdmittedAtItsAddress(String host) throws UnknownHostException {
        var guard = guard(List.of("Trino.example.com", "*.lake.net"), List.of(), OUTSIDE);

        assertThat(guard.admit(host).getHostAddress()).isEqualTo(OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "x.trino.example.com",
                "trino.example.com.evil.net",
                "eviltrino.example.com",
                "lake.net",
                "evillake.net",
                "93.184.216.34",
                "localhost",
                "2130706433",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "127.1",
                "trino.example.com.",
                "user@trino.example.com",
                "trino.example.com:80",
                "http://trino.example.com",
                "trino.example.com/..",
                "trino.example.com\t",
                "１２７.0.0.1",
                "ⓣrino.example.com",
                "[::1]",
                "::ffff:7f00:1",
                ""
            })
    void everyOtherHostIsRefusedBeforeItIsLookedUp(String host) {
        var lookups = new AtomicInteger();
        var guard =
                new HostGuard(
                        List.of("trino.example.com", "*.lake.net"),
                        List.of(),
                        name -> {
                            lookups.incrementAndGet();
                            return addresses(OUTSIDE);
                        });

        assertThatThrownBy(() -> guard.admit(host)).isInstanceOf(HostNotAllowed.class);
        assertThat(lookups).hasValue(0);
    }

    @Test
    void withoutAListNothingIsAllowedAndTheWayOutIsNamed() {
        assertThatThrownBy(() -> guard(List.of(), List.of(), OUTSIDE).admit("trino.example.com"))
                .isInstanceOfSatisfying(
                        HostNotAllowed.class,
                        e -> assertThat(e.host()).isEqualTo("trino.example.com"))
                .hasMessageContaining("trino.example.com")
                .hasMessageContaining("graph-olap.hosts.allowed");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "93.184.216.34, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.32.0.1, PUBLIC",
        "100.128.0.1, PUBLIC",
        "2606:2800:220:1::1, PUBLIC",
        "10.0.0.1, INTERNAL",
        "172.16.0.1, INTERNAL",
        "172.31.255.255, INTERNAL",
        "192.168.1.1, INTERNAL",
        "127.0.0.1, INTERNAL",
        "127.255.255.254, INTERNAL",
        "100.64.0.1, INTERNAL",
        "198.18.0.1, INTERNAL",
        "::1, INTERNAL",
        "fc00::1, INTERNAL",
        "fdff::1, INTERNAL",
        "::ffff:10.0.0.1, INTERNAL",
        "::ffff:127.0.0.1, INTERNAL",
        "0.0.0.0, NEVER",
        "0.1.2.3, NEVER",
        "::, NEVER",
        "169.254.169.254, NEVER",
        "169.254.0.1, NEVER",
        "::ffff:169.254.169.254, NEVER",
        "fd00:ec2::254, NEVER",
        "168.63.129.16, NEVER",
        "100.100.100.200, NEVER",
        "192.0.0.192, NEVER",
        "192.0.2.1, NEVER",
        "224.0.0.1, NEVER",
        "240.0.0.1, NEVER",
        "255.255.255.255, NEVER",
        "fe80::1, NEVER",
        "fec0::1, NEVER",
        "ff02::1, NEVER",
        "::127.0.0.1, NEVER",
        "64:ff9b::7f00:1, NEVER",
        "2002:7f00:1::, NEVER",
        "2001::1, NEVER",
        "2001:db8::1, NEVER"
    })
    void anAddressIsPublicInternalOrNoneAtAll(String address, Reach reach) {
        assertThat(Reach.of(InetAddress.ofLiteral(address))).isEqualTo(reach);
        var plain = guard(List.of("h.example"), List.of(), address);
        var internal = guard(List.of("h.example"), List.of("h.example"), address);
        switch (reach) {
            case PUBLIC ->
                    assertThatCode(() -> plain.admit("h.example")).doesNotThrowAnyException();
            case INTERNAL -> {
                assertThatThrownBy(() -> plain.admit("h.example"))
                        .isInstanceOf(HostNotAllowed.class)
                        .hasMessageContaining("graph-olap.hosts.internal");
                assertThatCode(() -> internal.admit("h.example")).doesNotThrowAnyException();
            }
            case NEVER ->
                    assertThatThrownBy(() -> internal.admit("h.example"))
                            .isInstanceOf(HostNotAllowed.class);
        }
    }

    @Test
    void oneBadAddressAmongGoodOnesRefusesTheHost() {
        var guard = guard(List.of("h.example"), List.of(), OUTSIDE, "127.0.0.1");

        assertThatThrownBy(() -> guard.admit("h.example")).isInstanceOf(HostNotAllowed.class);
    }

    @Test
    void aNameIsLookedUpOnceSoThatItCannotLeadElsewhereAfterwards() throws UnknownHostException {
        var lookups = new AtomicInteger();
        var guard =
                new HostGuard(
                        List.of("rebind.example"),
                        List.of(),
                        name -> addresses(lookups.getAndIncrement() == 0 ? OUTSIDE : "127.0.0.1"));

        assertThat(guard.admit("rebind.example").getHostAddress()).isEqualTo(OUTSIDE);
        assertThat(lookups).hasValue(1);
        assertThatThrownBy(() -> guard.admit("rebind.example")).isInstanceOf(HostNotAllowed.class);
    }

    @Test
    void anAddressOnTheListIsTakenWithoutALookup() throws UnknownHostException {
        var guard =
                new HostGuard(
                        List.of(OUTSIDE),
                        List.of(),
                        name -> {
                            throw new UnknownHostException(name);
                        });

        assertThat(guard.admit(OUTSIDE).getHostAddress()).isEqualTo(OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.", "*.10.0.0.1", "a.*.b", "http://x", "x:1", "0x7f"})
    void aListThatCannotBeReadStopsTheStart(String pattern) {
        assertThatThrownBy(() -> guard(List.of(pattern), List.of(), OUTSIDE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pattern);
    }

    private static HostGuard guard(
            List<String> allowed, List<String> internal, String... addresses) {
        return new HostGuard(allowed, internal, name -> addresses(addresses));
    }

    private static InetAddress[] addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
