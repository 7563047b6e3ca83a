package io.grapholap.warehouse.duckdb;

import io.grapholap.common.job.JobFailure;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.duckdb.ColumnCasts.ColumnCast;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds out which value could not be cast, once it is known that one could not. */
final class CastDiagnosis {
    private static final int EXAMPLE_LENGTH = 100;

    private final Sandbox sandbox;
    private final Execution execution;

    CastDiagnosis(Sandbox sandbox, Execution execution) {
        this.sandbox = sandbox;
        this.execution = execution;
    }

    /** The first declared column with such values, how many there are, and one of them. */
    Optional<ExportFailure> find(ColumnCasts casts, String source) throws SQLException {
        var counts = count(casts.casts(), source);
        var first = IntStream.range(0, counts.size()).filter(i -> counts.get(i) > 0).findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var cast = casts.casts().get(first.getAsInt());
        var count = counts.get(first.getAsInt());
        return Optional.of(
                ExportFailure.of(
                        JobFailure.Code.CAST_FAILED,
                        cast.column().name(),
                        "%d value%s of the column '%s' (%s) cannot become %s; clean or cast them in the SQL, or declare another type."
                                .formatted(
                                        count,
                                        count == 1 ? "" : "s",
                                        cast.column().name(),
                                        cast.sourceType(),
                                        cast.column().type()),
                        example(cast, source)));
    }

    private List<Long> count(List<ColumnCast> casts, String source) throws SQLException {
        var counts =
                casts.stream()
                        .map(cast -> "count(*) FILTER (WHERE " + fails(cast) + ")")
                        .collect(Collectors.joining(", "));
        return sandbox.query(
                "SELECT " + counts + " FROM " + source,
                execution,
                rows -> {
                    rows.next();
                    return longs(rows, casts.size());
                });
    }

    private String example(ColumnCast cast, String source) throws SQLException {
        var value = Sql.identifier(cast.source());
        return sandbox.query(
                "SELECT position, CAST(%s AS VARCHAR) FROM (SELECT row_number() OVER () AS position, %s FROM %s) WHERE %s ORDER BY position LIMIT 1"
                        .formatted(value, value, source, fails(cast)),
                execution,
                rows -> {
                    rows.next();
                    return "'" + shortened(rows.getString(2)) + "' in row " + rows.getLong(1);
                });
    }

    private static String fails(ColumnCast cast) {
        return Sql.identifier(cast.source())
                + " IS NOT NULL AND "
                + cast.tryExpression()
                + " IS NULL";
    }

    private static List<Long> longs(ResultSet row, int count) throws SQLException {
        var values = new Long[count];
        for (int i = 0; i < count; i++) {
            values[i] = row.getLong(i + 1);
        }
        return List.of(values);
    }

    private static String shortened(String value) {
        return value.length() <= EXAMPLE_LENGTH ? value : value.substring(0, EXAMPLE_LENGTH) + "…";
    }
}
