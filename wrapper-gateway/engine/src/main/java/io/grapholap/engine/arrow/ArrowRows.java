package io.grapholap.engine.arrow;

import io.grapholap.engine.RowSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.jspecify.annotations.Nullable;

/** Rows in, an Arrow stream out, a few thousand rows at a time. Close it when all rows are in. */
public final class ArrowRows implements RowSink, AutoCloseable {
    private static final int BATCH_ROWS = 4096;
    private static final long MAX_BYTES = 128L << 20;

    private final OutputStream out;
    private final BufferAllocator allocator = new RootAllocator(MAX_BYTES);
    private final List<List<@Nullable Object>> waiting = new ArrayList<>();
    private List<String> names = List.of();
    private List<String> types = List.of();
    private @Nullable Batch batch;
    private long rows;

    /** What is made once, when the first rows have shown what they are. */
    private record Batch(
            List<ArrowColumn> columns, VectorSchemaRoot root, ArrowStreamWriter writer) {}

    public ArrowRows(OutputStream out) {
        this.out = out;
    }

    @Override
    public void columns(List<String> columnNames, List<String> columnTypes) {
        names = columnNames;
        types = columnTypes;
    }

    @Override
    public boolean row(List<@Nullable Object> cells) {
        waiting.add(cells);
        if (waiting.size() == BATCH_ROWS) {
            write();
        }
        return true;
    }

    /** Rows that were written or wait. */
    public long count() {
        return rows + waiting.size();
    }

    /** Writes what waits and the end of the stream; without it the stream has no end. */
    public void end() {
        write();
        try {
            Objects.requireNonNull(batch).writer().end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        try {
            var target = batch();
            target.root().clear();
            for (int c = 0; c < target.columns().size(); c++) {
                fill(target.columns().get(c), c);
            }
            target.root().setRowCount(waiting.size());
            if (!waiting.isEmpty()) {
                target.writer().writeBatch();
            }
            rows += waiting.size();
            waiting.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(ArrowColumn column, int index) {
        column.vector().allocateNew();
        for (int r = 0; r < waiting.size(); r++) {
            var cell = waiting.get(r).get(index);
            if (cell != null) {
                column.set(r, cell);
            }
        }
        column.vector().setValueCount(waiting.size());
    }

    private Batch batch() throws IOException {
        var known = batch;
        if (known == null) {
            known = begin();
            batch = known;
        }
        return known;
    }

    private Batch begin() throws IOException {
        var columns = new ArrayList<ArrowColumn>();
        for (int c = 0; c < names.size(); c++) {
            columns.add(new ArrowColumn(names.get(c), types.get(c), sample(c), allocator));
        }
        List<FieldVector> vectors = columns.stream().map(ArrowColumn::vector).toList();
        var root = new VectorSchemaRoot(vectors);
        var writer = new ArrowStreamWriter(root, null, Channels.newChannel(out));
        writer.start();
        return new Batch(columns, root, writer);
    }

    private @Nullable Object sample(int column) {
        for (var row : waiting) {
            if (row.get(column) != null) {
                return row.get(column);
            }
        }
        return null;
    }

    /** Frees the memory; the stream below stays open. */
    @Override
    public void close() {
        if (batch != null) {
            batch.root().close();
        }
        allocator.close();
    }
}
