package io.grapholap.engine.ryugraph;

import io.grapholap.engine.QueryResult;
import io.grapholap.engine.RowSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps rows until a budget is used up. */
final class BudgetedRows implements RowSink {
    private final Budget budget;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private List<String> columns = List.of();
    private List<String> types = List.of();
    private boolean truncated;

    BudgetedRows(Budget budget) {
        this.budget = budget;
    }

    @Override
    public void columns(List<String> names, List<String> columnTypes) {
        columns = names;
        types = columnTypes;
    }

    @Override
    public boolean row(List<@Nullable Object> cells) {
        truncated = !budget.takes(cells);
        if (!truncated) {
            rows.add(cells);
        }
        return !truncated;
    }

    QueryResult result(Duration elapsed) {
        return new QueryResult(columns, types, rows, truncated, elapsed);
    }
}
