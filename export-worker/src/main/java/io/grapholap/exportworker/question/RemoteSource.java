package io.grapholap.exportworker.question;

import io.grapholap.common.datasource.SourceType;
import io.grapholap.common.question.SourceItems;
import io.grapholap.common.question.SourceQuestion;
import io.grapholap.common.question.SourceTable;
import io.grapholap.common.question.SourceTest;
import io.grapholap.warehouse.host.HostGuard;
import io.grapholap.warehouse.host.HostNotAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;

/**
 * Data sources of the types without an adapter here: it can be said whether they are reached, and
 * nothing more. A host that is not allowed fails with {@link HostNotAllowed}.
 */
@ApplicationScoped
class RemoteSource {
    private final HostGuard hosts;
    private final Reachability reachability;

    @Inject
    RemoteSource(HostConfig config) {
        this(
                new HostGuard(
                        config.allowed().orElse(List.of()),
                        config.internal().orElse(List.of()),
                        InetAddress::getAllByName));
    }

    RemoteSource(HostGuard hosts) {
        this.hosts = hosts;
        this.reachability =
                new Reachability(hosts, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    SourceTest test(SourceQuestion question, Asked asked) {
        var endpoint = SourceEndpoint.of(question.type(), question.config());
        return new SourceTest(
                false, noAdapter(question.type()) + " " + reachability.of(endpoint, asked));
    }

    SourceItems browse(SourceQuestion question) {
        checkHost(question);
        return new SourceItems(List.of(), noAdapter(question.type()));
    }

    SourceTable table(SourceQuestion question) {
        checkHost(question);
        return new SourceTable(
                String.valueOf(question.name()), List.of(), noAdapter(question.type()));
    }

    private void checkHost(SourceQuestion question) {
        hosts.checkName(SourceEndpoint.of(question.type(), question.config()).host());
    }

    private static String noAdapter(SourceType type) {
        return "This deployment cannot read from "
                + type.wireName()
                + "; it can read from "
                + SourceType.EXPORTABLE.stream()
                        .map(SourceType::wireName)
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
