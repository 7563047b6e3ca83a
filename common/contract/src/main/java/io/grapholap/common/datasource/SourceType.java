package io.grapholap.common.datasource;

import static io.grapholap.common.datasource.SourceField.flag;
import static io.grapholap.common.datasource.SourceField.host;
import static io.grapholap.common.datasource.SourceField.port;
import static io.grapholap.common.datasource.SourceField.secret;
import static io.grapholap.common.datasource.SourceField.text;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of data source, and what each is told about where it is and who it is asked as. */
public enum SourceType {
    STARBURST(
            List.of(
                    host("host").needed(),
                    port("port"),
                    text("catalog"),
                    text("schema"),
                    text("role"),
                    flag("tls")),
            List.of(secret("username"), secret("password"), secret("token"))),
    BIGQUERY(
            List.of(text("project_id").needed(), text("dataset"), text("location")),
            List.of(secret("service_account_json"))),
    SNOWFLAKE(
            List.of(
                    text("account").needed(),
                    text("warehouse"),
                    text("database"),
                    text("schema"),
                    text("role")),
            List.of(secret("username"), secret("password"), secret("private_key"))),
    DATABRICKS(
            List.of(
                    host("host").needed(),
                    text("http_path").needed(),
                    text("catalog"),
                    text("schema")),
            List.of(secret("token"), secret("client_id"), secret("client_secret"))),
    S3(
            List.of(
                    text("bucket").needed(),
                    text("prefix"),
                    text("region"),
                    host("endpoint"),
                    port("port")),
            List.of(secret("access_key_id"), secret("secret_access_key"), secret("session_token"))),
    GCS(
            List.of(text("bucket").needed(), text("prefix"), text("project_id")),
            List.of(secret("service_account_json"))),
    /** The files of the deployment's own warehouse directory, or one schema of it. */
    CSV(List.of(text("schema")), List.of());

    /** What this deployment can export from; for all others there is no adapter. */
    public static final Set<SourceType> EXPORTABLE = EnumSet.of(CSV);

    private final List<SourceField> config;
    private final List<SourceField> credentials;

    SourceType(List<SourceField> config, List<SourceField> credentials) {
        this.config = config;
        this.credentials = credentials;
    }

    /** The type of that name on the wire, if there is one. */
    public static Optional<SourceType> of(String wireName) {
        return Arrays.stream(values()).filter(t -> t.wireName().equals(wireName)).findFirst();
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean exportable() {
        return EXPORTABLE.contains(this);
    }

    /** What its {@code config} may say. */
    public List<SourceField> config() {
        return config;
    }

    /** What its {@code credentials} may say. */
    public List<SourceField> credentials() {
        return credentials;
    }
}
