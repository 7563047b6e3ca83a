package io.grapholap.engine.ryugraph;

import com.kuzudb.Connection;
import com.kuzudb.PreparedStatement;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.QueryResult;
import io.grapholap.engine.RowSink;
import io.grapholap.engine.guard.GuardedQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One guarded query in one lane, from preparation to the last row. */
final class QueryRun {
    private final QueryRequest request;
    private final GuardedQuery query;
    private final Deadline deadline;
    private final Ticket ticket;
    private final Shapes shapes;

    QueryRun(
            QueryRequest request,
            GuardedQuery query,
            Deadline deadline,
            Ticket ticket,
            Shapes shapes) {
        this.shapes = shapes;
        this.request = request;
        this.query = query;
        this.deadline = deadline;
        this.ticket = ticket;
    }

    QueryResult on(Session session) {
        return answered(session, text(), this::fetch);
    }

    /** What may be done with the whole answer, while the lane is held. */
    InLane in(Session session) {
        return new InLane(session);
    }

    final class InLane {
        private final Session session;

        private InLane(Session session) {
            this.session = session;
        }

        /** Writes the answer to a Parquet file, in the order it has. */
        void copyTo(Path file, Spool spool) {
            var connection = session.connection();
            long threads = connection.getMaxNumThreadForExec();
            // Several threads write in any order.
            connection.setMaxNumThreadForExec(query.ordered() ? 1 : threads);
            try {
                var copy = "COPY (" + query.text() + ") TO " + Statements.literal(file);
                spool.writing(file, ticket, () -> answered(session, copy, _ -> true));
            } finally {
                connection.setMaxNumThreadForExec(threads);
            }
        }

        void each(RowSink sink) {
            answered(
                    session,
                    query.text(),
                    result -> {
                        QueryRun.this.each(result, sink);
                        return true;
                    });
        }
    }

    private <T> T answered(
            Session session, String text, Function<com.kuzudb.QueryResult, T> reader) {
        checkGoOn();
        var connection = session.connection();
        try (var parameters = ParameterValues.of(query, request.parameters())) {
            if (parameters.values().isEmpty()) {
                // Preparing it would only make the engine read it twice.
                connection.setQueryTimeout(deadline.remainingMillis());
                return read(connection.query(text), reader);
            }
            return session.prepared(
                    text, statement -> execute(connection, statement, parameters, reader));
        }
    }

    private <T> T execute(
            Connection connection,
            PreparedStatement statement,
            ParameterValues parameters,
            Function<com.kuzudb.QueryResult, T> reader) {
        if (!statement.isSuccess()) {
            throw Faults.of(statement.getErrorMessage(), deadline, ticket);
        }
        checkGoOn();
        connection.setQueryTimeout(deadline.remainingMillis());
        return read(connection.execute(statement, parameters.values()), reader);
    }

    private <T> T read(com.kuzudb.QueryResult answer, Function<com.kuzudb.QueryResult, T> reader) {
        try (var result = answer) {
            if (!result.isSuccess()) {
                throw Faults.of(result.getErrorMessage(), deadline, ticket);
            }
            return reader.apply(result);
        }
    }

    /** One row more than wanted shows whether there are more, and the engine holds no others. */
    private String text() {
        return request.maxRows() < Long.MAX_VALUE
                ? query.limitedTo(request.maxRows() + 1)
                : query.text();
    }

    private QueryResult fetch(com.kuzudb.QueryResult result) {
        var rows = new BudgetedRows(new Budget(request.maxRows(), request.maxBytes()));
        each(result, rows);
        return rows.result(deadline.elapsed());
    }

    private void each(com.kuzudb.QueryResult result, RowSink sink) {
        int width = (int) result.getNumColumns();
        var columns = new ArrayList<String>(width);
        var types = new ArrayList<String>(width);
        var cells = new ArrayList<Cells>(width);
        for (int i = 0; i < width; i++) {
            columns.add(result.getColumnName(i));
            cells.add(new Cells(shapes));
            try (var type = result.getColumnDataType(i)) {
                types.add(Types.name(type));
            }
        }
        sink.columns(List.copyOf(columns), List.copyOf(types));
        boolean wanted = true;
        for (long i = 0; wanted && result.hasNext(); i++) {
            if (i % 1024 == 0) {
                checkGoOn();
            }
            wanted = sink.row(row(result, cells));
        }
    }

    private static List<@Nullable Object> row(com.kuzudb.QueryResult result, List<Cells> cells) {
        try (var tuple = result.getNext()) {
            var row = new ArrayList<@Nullable Object>(cells.size());
            for (int i = 0; i < cells.size(); i++) {
                try (var value = tuple.getValue(i)) {
                    row.add(cells.get(i).of(value));
                }
            }
            return row;
        }
    }

    private void checkGoOn() {
        if (ticket.isInterrupted()) {
            throw Faults.interrupted();
        }
        if (deadline.hasPassed()) {
            throw deadline.exceeded();
        }
    }
}
