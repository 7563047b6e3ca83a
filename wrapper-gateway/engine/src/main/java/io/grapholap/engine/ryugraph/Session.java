package io.grapholap.engine.ryugraph;

import com.kuzudb.Connection;
import com.kuzudb.Database;
import com.kuzudb.PreparedStatement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A connection and what it has prepared, which serves the same text again without being read anew.
 * The engine keeps whatever a connection prepares for as long as the connection lives, even when it
 * is closed: so a session that has prepared much is to be replaced.
 */
final class Session implements AutoCloseable {
    /** Statements after which a session is worn out. */
    static final int MAX_PREPARED = 256;

    /** Characters of a text that is worth keeping. */
    private static final int MAX_KEPT_LENGTH = 4096;

    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    private int prepared;

    Session(Database database, int threads) {
        this.connection = new Connection(database);
        this.connection.setMaxNumThreadForExec(threads);
    }

    Connection connection() {
        return connection;
    }

    boolean isWornOut() {
        return prepared >= MAX_PREPARED;
    }

    /** Lets {@code work} have the statement; a faulty one says so itself. */
    <T> T prepared(String text, Function<PreparedStatement, T> work) {
        var known = kept.get(text);
        if (known != null) {
            return work.apply(known);
        }
        prepared++;
        var statement = connection.prepare(text);
        if (statement.isSuccess() && text.length() <= MAX_KEPT_LENGTH) {
            kept.put(text, statement);
            return work.apply(statement);
        }
        try (statement) {
            return work.apply(statement);
        }
    }

    @Override
    public void close() {
        kept.values().forEach(PreparedStatement::close);
        connection.close();
    }
}
