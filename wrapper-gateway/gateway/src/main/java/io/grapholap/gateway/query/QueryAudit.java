package io.grapholap.gateway.query;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * One line of log for each query or algorithm, and its metrics. Neither what was asked nor what was
 * answered is in it.
 */
final class QueryAudit {
    private static final Logger LOG = Logger.getLogger(QueryAudit.class);
    private static final String TIMER = "graph_olap_gateway_query_duration_seconds";
    private static final String ROWS = "graph_olap_gateway_query_rows";
    private static final int MAX_TEXT = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final MeterRegistry meters;

    QueryAudit(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * What is told.
     *
     * @param username null when nobody known asked
     * @param queryId as the wrapper names it; null for algorithms, and when it never got there
     * @param status of HTTP, or {@code gone} when the client left before the end of the answer
     * @param rows of the answer, if the wrapper said
     */
    record Entry(
            @Nullable String username,
            String slug,
            QueryKind kind,
            @Nullable String queryId,
            String requestId,
            String status,
            Duration elapsed,
            @Nullable String rows) {}

    void record(Entry entry) {
        var status = entry.status();
        meters.timer(TIMER, "kind", entry.kind().wireName(), "status", status)
                .record(entry.elapsed());
        if (entry.rows() != null && NUMBER.matcher(entry.rows()).matches()) {
            meters.counter(ROWS, "kind", entry.kind().wireName())
                    .increment(Long.parseLong(entry.rows()));
        }
        if (entry.username() == null) {
            // Strangers could fill the log.
            return;
        }
        var fields = fields(entry);
        fields.forEach(MDC::put);
        try {
            LOG.infof("query %s", fields);
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static Map<String, String> fields(Entry entry) {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "user", entry.username());
        put(fields, "slug", entry.slug());
        put(fields, "kind", entry.kind().wireName());
        put(fields, "query_id", entry.queryId());
        put(fields, "request_id", entry.requestId());
        put(fields, "status", entry.status());
        put(fields, "elapsed_ms", Long.toString(entry.elapsed().toMillis()));
        put(fields, "rows", entry.rows());
        return fields;
    }

    /** A name with a line break in it must not look like two lines. */
    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            var line = CONTROL.matcher(value).replaceAll("?");
            fields.put(name, line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) : line);
        }
    }
}
