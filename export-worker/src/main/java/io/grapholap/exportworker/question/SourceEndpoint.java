package io.grapholap.exportworker.question;

import io.grapholap.common.datasource.SourceType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a remote data source is reached.
 *
 * @param tls whether it is spoken to through TLS
 */
record SourceEndpoint(String host, int port, boolean tls) {
    private static final int HTTPS = 443;
    private static final String DEFAULT_REGION = "us-east-1";

    /** The endpoint that a configuration names; its host is as its owner wrote it, unchecked. */
    static SourceEndpoint of(SourceType type, Map<String, Object> config) {
        return switch (type) {
            case STARBURST ->
                    new SourceEndpoint(
                            text(config, "host", ""),
                            port(config),
                            !Boolean.FALSE.equals(config.get("tls")));
            case DATABRICKS -> https(text(config, "host", ""));
            case SNOWFLAKE -> https(text(config, "account", "") + ".snowflakecomputing.com");
            case BIGQUERY -> https("bigquery.googleapis.com");
            case GCS -> https("storage.googleapis.com");
            case S3 -> {
                var region = text(config, "region", DEFAULT_REGION);
                var host = text(config, "endpoint", "s3." + region + ".amazonaws.com");
                yield new SourceEndpoint(host, port(config), true);
            }
            case CSV -> throw new IllegalArgumentException("csv is read here");
        };
    }

    private static SourceEndpoint https(String host) {
        return new SourceEndpoint(host, HTTPS, true);
    }

    private static int port(Map<String, Object> config) {
        return config.get("port") instanceof Number port ? port.intValue() : HTTPS;
    }

    private static String text(Map<String, Object> config, String field, String otherwise) {
        @Nullable Object value = config.get(field);
        return value instanceof String s ? s : otherwise;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
