package io.grapholap.common.datasource;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of machines as people may write them: a DNS name of ASCII letters, digits and hyphens, a
 * dotted IPv4 address of four plain decimal numbers, or an IPv6 address. Nothing that two readers
 * could take for two different hosts: no scheme, user, port, trailing dot, other digits or numbers
 * in other bases.
 */
public final class HostName {
    private static final int MAX_LENGTH = 253;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DNS = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");
    // Some resolvers read these as numbers: 1, 0x7f, 127.1
    private static final Pattern NUMBER = Pattern.compile("([0-9]+|0x[0-9a-f]*)");

    private HostName() {}

    /** The name in lower case, or nothing if it is none. */
    public static Optional<String> parse(String text) {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
            return Optional.empty();
        }
        var name = text.toLowerCase(Locale.ROOT);
        return isAddress(name) || isDnsName(name) ? Optional.of(name) : Optional.empty();
    }

    /** Whether a name that was parsed is an address, which needs no look-up. */
    public static boolean isAddress(String name) {
        return IPV4.matcher(name).matches() || isIpv6(name);
    }

    private static boolean isDnsName(String name) {
        return DNS.matcher(name).matches()
                && !NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
    }

    private static boolean isIpv6(String name) {
        if (!IPV6.matcher(name).matches()) {
            return false;
        }
        try {
            InetAddress.ofLiteral(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
