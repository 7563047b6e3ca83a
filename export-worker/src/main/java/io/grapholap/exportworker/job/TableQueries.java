package io.grapholap.exportworker.job;

import io.grapholap.common.job.EntityQuality.Sample;
import io.grapholap.warehouse.duckdb.Execution;
import io.grapholap.warehouse.duckdb.Sandbox;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the exported tables for counts and a few rows. */
final class TableQueries {
    private static final int SAMPLES = 3;
    private static final int SAMPLE_LENGTH = 200;

    private final Sandbox sandbox;
    private final Execution execution;

    TableQueries(Sandbox sandbox, Execution execution) {
        this.sandbox = sandbox;
        this.execution = execution;
    }

    /** The one number that the query returns. */
    long count(String query) throws SQLException {
        return sandbox.query(
                query,
                execution,
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }

    /** The one text that the query returns, maybe shortened. */
    String text(String query) throws SQLException {
        return sandbox.query(
                query,
                execution,
                rows -> {
                    rows.next();
                    return shortened(rows.getString(1));
                });
    }

    /**
     * The same few rows every time.
     *
     * @param from what follows {@code SELECT …} over rows named {@code t}
     */
    List<Sample> samples(String problem, String from) throws SQLException {
        return sandbox.query(
                "SELECT CAST(t AS VARCHAR) " + from + " ORDER BY 1 LIMIT " + SAMPLES,
                execution,
                rows -> {
                    var samples = new ArrayList<Sample>();
                    while (rows.next()) {
                        samples.add(new Sample(problem, shortened(rows.getString(1))));
                    }
                    return samples;
                });
    }

    private static String shortened(String value) {
        return value.length() <= SAMPLE_LENGTH ? value : value.substring(0, SAMPLE_LENGTH) + "…";
    }
}
