package io.grapholap.exportworker.question;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which hosts users' data sources may lead to; without any, only the embedded warehouse is. */
@ConfigMapping(prefix = "graph-olap.hosts")
interface HostConfig {
    /** Names or addresses; {@code *.example.com} stands for all names below example.com. */
    Optional<List<String>> allowed();

    /** Those of them that may have private or loopback addresses. */
    Optional<List<String>> internal();
}
