package io.grapholap.engine.ryugraph;

import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.QueryResult;
import io.grapholap.engine.arrow.ArrowRows;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The answer to one query as an Arrow stream. The first rows come as those of any answer. If there
 * are more, the engine writes the whole answer to a file of the scratch directory, which costs it
 * no memory, and the file is streamed from there; what such a file cannot hold comes row by row.
 */
final class ArrowRun {
    private static final long FIRST_ROWS = 10_000;
    private static final long FIRST_BYTES = 8L << 20;

    /** Types that the engine writes to a file as they are. */
    private static final Set<String> SPOOLED =
            Set.of(
                    "BOOL",
                    "INT8",
                    "INT16",
                    "INT32",
                    "INT64",
                    "UINT8",
                    "UINT16",
                    "UINT32",
                    "UINT64",
                    "FLOAT",
                    "DOUBLE",
                    "DATE",
                    "TIMESTAMP",
                    "STRING",
                    "BLOB");

    private final QueryRequest request;
    private final Path scratch;
    private final Spool spool;
    private final OutputStream out;

    ArrowRun(QueryRequest request, Path scratch, Spool spool, OutputStream out) {
        this.request = request;
        this.scratch = scratch;
        this.spool = spool;
        this.out = out;
    }

    /** Runs a guarded query in a lane, within the deadline of the request. */
    interface Engine {
        QueryResult first(QueryRequest request);

        <T> T run(Function<QueryRun.InLane, T> work);
    }

    /**
     * @return rows written
     */
    long on(Engine engine) {
        var first = engine.first(request.within(FIRST_ROWS, FIRST_BYTES));
        if (!first.truncated()) {
            return write(first);
        }
        return SPOOLED.containsAll(first.columnTypes()) ? spool(engine) : stream(engine);
    }

    private long write(QueryResult whole) {
        try (var rows = new ArrowRows(out)) {
            rows.columns(whole.columns(), whole.columnTypes());
            whole.rows().forEach(rows::row);
            rows.end();
            return whole.rowCount();
        }
    }

    private long spool(Engine engine) {
        var file = scratch.resolve("query-" + UUID.randomUUID() + ".parquet");
        return spool.with(
                file,
                () -> {
                    engine.run(lane -> {
                        lane.copyTo(file, spool);
                        return true;
                    });
                    return ParquetStream.write(file, out);
                });
    }

    private long stream(Engine engine) {
        return engine.run(lane -> {
            try (var rows = new ArrowRows(out)) {
                lane.each(rows);
                rows.end();
                return rows.count();
            }
        });
    }
}
