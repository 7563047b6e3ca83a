package io.grapholap.wrapper;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What holds for this process whichever instance it serves, see {@link Assignment}. */
@ConfigMapping(prefix = "wrapper")
public interface WrapperConfig {
    /**
     * Whether this process boots ahead of need and reads from its standard input which instance it
     * serves.
     */
    @WithDefault("false")
    boolean spare();

    @WithDefault("ryugraph")
    String engine();

    /** X.509 form, in base64, of the gateway's Ed25519 public key. */
    String gatewayPublicKey();

    /** Memory of the whole process, in bytes. */
    @WithDefault("2147483648")
    long memoryBytes();

    /** Host name others reach this process by; default is where it listens. */
    Optional<String> advertisedHost();

    @WithDefault("5s")
    Duration heartbeatInterval();

    /** Queries that run at the same time. */
    @WithDefault("4")
    int queryThreads();

    /** Queries that wait for their turn; more are refused with 503. */
    @WithDefault("64")
    int queryQueue();

    /** How long a query waits for its turn before it is refused with 503. */
    @WithDefault("30s")
    Duration queryQueueWait();

    /** Rows after which an answer is cut. */
    @WithDefault("100000")
    long maxRows();

    /** Estimated bytes after which an answer is cut. */
    @WithDefault("33554432")
    long maxResultBytes();

    /** Bytes of disk that all big answers together may take while they wait to be read. */
    @WithDefault("8589934592")
    long maxSpoolBytes();

    /** How long a client may read nothing of a stream before it counts as gone. */
    @WithDefault("60s")
    Duration clientPatience();

    /** How long the start of an algorithm waits for its end before it answers 202. */
    @WithDefault("1s")
    Duration algorithmAnswerWithin();

    /**
     * A Python that has NetworkX, for the functions that it computes itself; without it they say
     * how to get it.
     */
    Optional<String> networkxPython();

    /** Bytes of address space that a process of NetworkX may have. */
    @WithDefault("1610612736")
    long networkxMemoryBytes();
}
