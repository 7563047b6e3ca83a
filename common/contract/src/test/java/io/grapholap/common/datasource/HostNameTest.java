package io.grapholap.common.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "trino.example.com, trino.example.com",
        "Trino.Example.COM, trino.example.com",
        "localhost, localhost",
        "a-b.c-d, a-b.c-d",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "10.0.0.1, 10.0.0.1",
        "2001:DB8::1, 2001:db8::1",
        "::ffff:127.0.0.1, ::ffff:127.0.0.1",
        "1e100.net, 1e100.net"
    })
    void namesAndAddressesAreTakenInLowerCase(String text, String name) {
        assertThat(HostName.parse(text)).contains(name);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "http://trino.example.com",
                "trino.example.com:443",
                "trino.example.com/path",
                "trino.example.com.",
                "user@trino.example.com",
                "trino.example.com@127.0.0.1",
                "trino.example.com#.evil.example",
                "trino.example.com?x",
                "trino.example.com\\evil",
                "trino.example.com\n",
                "trino.example.com\u0000",
                "tri no.example.com",
                "trino..example.com",
                "-trino.example.com",
                "trino-.example.com",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "017700000001",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "127.0.0.01",
                "256.0.0.1",
                "1.2.3.4.5",
                "a.1",
                "[::1]",
                "::1%eth0",
                ":::",
                "１２７.０.０.１",
                "①②⑦.⓪.⓪.①",
                "127。0。0。1",
                "trino.exаmple.com",
                "*.example.com",
                "%31%32%37.0.0.1",
                "trino_1.example.com"
            })
    void whatTwoReadersCouldReadInTwoWaysIsRefused(String text) {
        assertThat(HostName.parse(text)).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void aNameOfMoreThan253CharactersIsRefused() {
        assertThat(HostName.parse("a.".repeat(126) + "aa")).isEmpty();
        assertThat(HostName.parse("a.".repeat(126) + "a")).isPresent();
    }
}
