package io.grapholap.engine.ryugraph;

import com.kuzudb.Connection;
import com.kuzudb.PreparedStatement;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.QueryResult;
import io.grapholap.engine.guard.GuardedQuery;
import java.util.ArrayList;
import java.util.List;
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

    QueryResult on(Connection connection) {
        checkGoOn();
        connection.setQueryTimeout(deadline.remainingMillis());
        try (var parameters = ParameterValues.of(query, request.parameters());
                var prepared = connection.prepare(text())) {
            if (!prepared.isSuccess()) {
                throw Faults.of(prepared.getErrorMessage(), deadline, ticket);
            }
            return execute(connection, prepared, parameters);
        }
    }

    /** One row more than wanted shows whether there are more, and the engine holds no others. */
    private String text() {
        return request.maxRows() < Long.MAX_VALUE
                ? query.limitedTo(request.maxRows() + 1)
                : query.text();
    }

    private QueryResult execute(
            Connection connection, PreparedStatement prepared, ParameterValues parameters) {
        checkGoOn();
        connection.setQueryTimeout(deadline.remainingMillis());
        try (var result = connection.execute(prepared, parameters.values())) {
            if (!result.isSuccess()) {
                throw Faults.of(result.getErrorMessage(), deadline, ticket);
            }
            return fetch(result);
        }
    }

    private QueryResult fetch(com.kuzudb.QueryResult result) {
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
        var rows = new ArrayList<List<@Nullable Object>>();
        var budget = new Budget(request.maxRows(), request.maxBytes());
        boolean truncated = false;
        while (!truncated && result.hasNext()) {
            if (rows.size() % 1024 == 0) {
                checkGoOn();
            }
            var row = row(result, cells);
            truncated = !budget.takes(row);
            if (!truncated) {
                rows.add(row);
            }
        }
        return new QueryResult(
                List.copyOf(columns), List.copyOf(types), rows, truncated, deadline.elapsed());
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
