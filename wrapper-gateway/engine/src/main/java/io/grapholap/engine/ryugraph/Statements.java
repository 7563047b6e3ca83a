package io.grapholap.engine.ryugraph;

import com.kuzudb.Connection;
import com.kuzudb.FlatTuple;
import com.kuzudb.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Statements of our own, which need no guard. Failures are {@link EngineError}. */
final class Statements {
    private Statements() {}

    /** What the engine said about a statement of ours. */
    static final class EngineError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EngineError(String message) {
            super(message);
        }
    }

    static void run(Connection connection, String statement) {
        rows(connection, statement, _ -> true);
    }

    static <T> List<T> rows(
            Connection connection, String statement, Function<FlatTuple, T> reader) {
        try (QueryResult result = connection.query(statement)) {
            if (!result.isSuccess()) {
                throw new EngineError(result.getErrorMessage());
            }
            var rows = new ArrayList<T>();
            while (result.hasNext()) {
                try (var tuple = result.getNext()) {
                    rows.add(reader.apply(tuple));
                }
            }
            return rows;
        }
    }

    static String text(FlatTuple tuple, int column) {
        try (var value = tuple.getValue(column)) {
            return value.isNull() ? "" : value.<Object>getValue().toString();
        }
    }

    static long whole(FlatTuple tuple, int column) {
        try (var value = tuple.getValue(column)) {
            return value.isNull() ? 0 : value.<Number>getValue().longValue();
        }
    }

    /** A name in backticks. */
    static String name(String identifier) {
        return "`" + identifier.replace("`", "") + "`";
    }

    /** A string literal. */
    static String literal(Object text) {
        return "'" + text.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
