package io.grapholap.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The table as its relay sees it: through one connection that also holds the lock and hears the
 * notifications, so that losing it is losing the lock.
 */
final class OutboxTable implements AutoCloseable {
    private static final int LOCK_CLASS = 0x6f757462;

    private final Connection connection;
    private final String table;
    private final String schema;

    OutboxTable(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
        this.table = quoted(schema) + ".outbox";
    }

    record Row(
            long id,
            String topic,
            String key,
            @Nullable String payload,
            @Nullable String traceparent,
            Instant createdAt) {}

    /** Becomes the one relay of this schema, unless another process is. */
    boolean tryLock() throws SQLException {
        try (var lock =
                connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setString(2, schema);
            try (var answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    void listen() throws SQLException {
        try (var listen = connection.createStatement()) {
            listen.execute("listen " + quoted(schema + "_outbox"));
        }
    }

    List<Row> oldest(int limit) throws SQLException {
        var sql =
                "select id, topic, record_key, payload, traceparent, created_at from "
                        + table
                        + " order by id limit ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Row>();
                while (rows.next()) {
                    Timestamp created = rows.getTimestamp(6);
                    found.add(
                            new Row(
                                    rows.getLong(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    created.toInstant()));
                }
                return found;
            }
        }
    }

    /** All rows that wait. */
    long count() throws SQLException {
        try (var select = connection.createStatement();
                var answer = select.executeQuery("select count(*) from " + table)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /**
     * Deletes rows; harmless when they are gone. Younger ones that bear their ids, as in a database
     * that began anew, stay.
     */
    void delete(PublishedRows rows) throws SQLException {
        try (var delete =
                connection.prepareStatement(
                        "delete from " + table + " where id = any(?) and created_at <= ?")) {
            delete.setArray(1, connection.createArrayOf("bigint", rows.ids().toArray()));
            delete.setTimestamp(2, Timestamp.from(rows.newest()));
            delete.executeUpdate();
        }
    }

    /** Waits until something was appended, at most {@code timeout}; whether it was. */
    boolean await(Duration timeout) throws SQLException {
        var heard =
                connection
                        .unwrap(PGConnection.class)
                        .getNotifications(Math.toIntExact(timeout.toMillis()));
        return heard != null && heard.length > 0;
    }

    private static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
