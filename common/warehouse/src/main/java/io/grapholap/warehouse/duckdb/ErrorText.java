package io.grapholap.warehouse.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What DuckDB says of an error, without the paths of this machine. */
final class ErrorText {
    private static final int MAX_LENGTH = 2_000;

    private final List<Path> hidden;

    ErrorText(List<Path> hidden) {
        this.hidden = hidden;
    }

    String of(SQLException e) {
        var text = String.valueOf(e.getMessage()).strip();
        for (var path : hidden) {
            text = text.replace(path.toString(), "…");
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
