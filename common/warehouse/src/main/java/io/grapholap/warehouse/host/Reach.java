package io.grapholap.warehouse.host;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** From where an address can be reached. */
enum Reach {
    /** On the public internet. */
    PUBLIC,
    /** Inside of a machine or a private network. */
    INTERNAL,
    /** Nowhere that a warehouse could be: this link, metadata of clouds, many hosts, nobody. */
    NEVER;

    private record Block(InetAddress from, int bits, Reach reach) {
        static Block of(String cidr, Reach reach) {
            var slash = cidr.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(cidr.substring(0, slash)),
                    Integer.parseInt(cidr.substring(slash + 1)),
                    reach);
        }

        boolean holds(InetAddress address) {
            var mine = from.getAddress();
            var other = address.getAddress();
            if (mine.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The first block that holds an address decides. */
    private static final List<Block> BLOCKS =
            List.of(
                    // Metadata and agents of clouds
                    Block.of("168.63.129.16/32", NEVER),
                    Block.of("100.100.100.200/32", NEVER),
                    Block.of("192.0.0.0/24", NEVER),
                    Block.of("fd00:ec2::/32", NEVER),
                    // This host, this link, many hosts, documentation, reserved
                    Block.of("0.0.0.0/8", NEVER),
                    Block.of("169.254.0.0/16", NEVER),
                    Block.of("192.0.2.0/24", NEVER),
                    Block.of("198.51.100.0/24", NEVER),
                    Block.of("203.0.113.0/24", NEVER),
                    Block.of("192.88.99.0/24", NEVER),
                    Block.of("224.0.0.0/3", NEVER),
                    Block.of("2001::/23", NEVER),
                    Block.of("2001:db8::/32", NEVER),
                    Block.of("2002::/16", NEVER),
                    Block.of("3fff::/20", NEVER),
                    // Private networks
                    Block.of("10.0.0.0/8", INTERNAL),
                    Block.of("100.64.0.0/10", INTERNAL),
                    Block.of("127.0.0.0/8", INTERNAL),
                    Block.of("172.16.0.0/12", INTERNAL),
                    Block.of("192.168.0.0/16", INTERNAL),
                    Block.of("198.18.0.0/15", INTERNAL),
                    Block.of("::1/128", INTERNAL),
                    Block.of("fc00::/7", INTERNAL),
                    // All that is left of IPv4, and the part of IPv6 that is given out
                    Block.of("2000::/3", PUBLIC));

    /** Addresses of IPv4 that are written as IPv6 count as IPv4: Java reads them so. */
    static Reach of(InetAddress address) {
        return BLOCKS.stream()
                .filter(block -> block.holds(address))
                .map(Block::reach)
                .findFirst()
                .orElse(address instanceof Inet4Address ? PUBLIC : NEVER);
    }
}
