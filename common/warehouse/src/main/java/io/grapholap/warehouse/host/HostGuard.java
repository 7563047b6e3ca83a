package io.grapholap.warehouse.host;

import io.grapholap.common.datasource.HostName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Lets through only hosts that are on a list, and only at addresses that such a host may have. A
 * name is looked up once: connect to the address that was admitted, never to the name again.
 */
public final class HostGuard {
    private final HostPatterns allowed;
    private final HostPatterns internal;
    private final Resolver resolver;

    /** Looks names up. */
    public interface Resolver {
        /** All addresses of a name, at least one. */
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    /**
     * @param allowed hosts that may be reached; {@code *.example.com} for all below example.com
     * @param internal those of them whose addresses may be private or loopback
     * @throws IllegalArgumentException if one of them is no host name or pattern
     */
    public HostGuard(List<String> allowed, List<String> internal, Resolver resolver) {
        this.allowed = new HostPatterns(allowed);
        this.internal = new HostPatterns(internal);
        this.resolver = resolver;
    }

    /**
     * The host's name in lower case, if it is on the list.
     *
     * @throws HostNotAllowed if it is not
     */
    public String checkName(String host) {
        var name =
                HostName.parse(host)
                        .orElseThrow(() ->
                                new HostNotAllowed(
                                        host,
                                        "'"
                                                + shortened(host)
                                                + "' is no host; write a plain name such as"
                                                + " trino.example.com."));
        if (!allowed.match(name)) {
            throw new HostNotAllowed(
                    name,
                    "The host "
                            + name
                            + " is not on the list of allowed hosts; ask an operator to add it to"
                            + " graph-olap.hosts.allowed.");
        }
        return name;
    }

    /**
     * The address to connect to. One bad address among several refuses the host: the next look-up
     * could give it.
     *
     * @throws HostNotAllowed if the name is not on the list, or leads where it must not
     * @throws UnknownHostException if nobody knows the name
     */
    public InetAddress admit(String host) throws UnknownHostException {
        var name = checkName(host);
        var addresses =
                HostName.isAddress(name)
                        ? new InetAddress[] {InetAddress.ofLiteral(name)}
                        : resolver.addresses(name);
        boolean mayBeInternal = internal.match(name);
        for (var address : addresses) {
            switch (Reach.of(address)) {
                case PUBLIC -> {}
                case INTERNAL -> {
                    if (!mayBeInternal) {
                        throw new HostNotAllowed(
                                name,
                                "The host "
                                        + name
                                        + " has an address in a private network; if that is meant,"
                                        + " ask an operator to add it to"
                                        + " graph-olap.hosts.internal.");
                    }
                }
                case NEVER ->
                        throw new HostNotAllowed(
                                name,
                                "The host "
                                        + name
                                        + " has an address that no warehouse can have; correct its"
                                        + " DNS entry.");
            }
        }
        return addresses[0];
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
