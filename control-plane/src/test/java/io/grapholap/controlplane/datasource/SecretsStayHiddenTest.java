package io.grapholap.controlplane.datasource;

import static io.grapholap.controlplane.datasource.Sources.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.question.SourceTest;
import io.grapholap.controlplane.testing.TestWarehouse;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A secret is sent in every way there is and then looked for wherever something is kept. */
@QuarkusTest
@Tag("wiring")
class SecretsStayHiddenTest {
    private static final String SECRET = "Xq7-correct-horse-battery-staple";

    @Inject javax.sql.DataSource database;

    @Test
    void aSecretIsInNoAnswerNoTableNoLogLineAndNoQuestion() throws SQLException {
        var log = new Recorder();
        var ours = Logger.getLogger("io.grapholap");
        var level = ours.getLevel();
        ours.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(log);
        var answers = new ArrayList<String>();
        try {
            useTheSecret(answers);
        } finally {
            Logger.getLogger("").removeHandler(log);
            ours.setLevel(level);
        }

        assertThat(answers).hasSizeGreaterThan(8).noneMatch(a -> a.contains(SECRET));
        assertThat(log.lines).isNotEmpty().noneMatch(line -> line.contains(SECRET));
        assertThat(TestWarehouse.lastAsked("test-source"))
                .contains("trino.example.com")
                .doesNotContain(SECRET);
        var tables = dump();
        assertThat(tables).contains("trino.example.com").doesNotContain(SECRET);
        assertThat(tables).doesNotContain(hex(SECRET));
    }

    private static void useTheSecret(List<String> answers) {
        var credentials = "{\"username\": \"svc\", \"password\": \"" + SECRET + "\"}";
        var body =
                "{\"name\": \"hidden\", \"source_type\": \"starburst\", \"config\": {\"host\":"
                        + " \"trino.example.com\"}, \"credentials\": "
                        + credentials
                        + "}";
        var as = user("hider").header("Idempotency-Key", "hidden-1");
        var first = as.body(body).post("/api/data-sources");
        int id = first.then().statusCode(201).extract().path("data.id");
        answers.add(first.asString());
        answers.add(as.body(body).post("/api/data-sources").asString());
        answers.add(user("hider").body(body).post("/api/data-sources").asString());
        var path = "/api/data-sources/" + id;
        answers.add(
                user("hider").body("{\"credentials\": " + credentials + "}").put(path).asString());
        answers.add(
                user("hider").body("{\"credentials\": \"" + SECRET + "\"}").put(path).asString());
        answers.add(
                user("hider")
                        .body("{\"credentials\": {\"password\": [\"" + SECRET + "\"]}}")
                        .put(path)
                        .asString());
        answers.add(
                user("hider")
                        .body("{\"credentials\": {\"password\": \"" + SECRET)
                        .put(path)
                        .asString());
        TestWarehouse.answers("test-source", _ -> new SourceTest(true, "It answers."));
        try {
            answers.add(user("hider").post(path + "/test").asString());
        } finally {
            TestWarehouse.forget("test-source");
        }
        answers.add(user("hider").get(path).asString());
        answers.add(user("hider").get("/api/data-sources").asString());
    }

    /** Every row of every table, as text. */
    private String dump() throws SQLException {
        var all = new StringBuilder();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var tables =
                    statement.executeQuery(
                            "select format('%I.%I', schemaname, tablename) from pg_tables"
                                    + " where schemaname not in ('pg_catalog', 'information_schema')")) {
                while (tables.next()) {
                    names.add(tables.getString(1));
                }
            }
            for (var name : names) {
                try (var rows = statement.executeQuery("select t::text from " + name + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of()
                .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static final class Recorder extends Handler {
        final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord record) {
            var thrown = record.getThrown();
            lines.add(
                    record.getMessage()
                            + java.util.Arrays.toString(record.getParameters())
                            + (thrown == null ? "" : thrown.toString()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
