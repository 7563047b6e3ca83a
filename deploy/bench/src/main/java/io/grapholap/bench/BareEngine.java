package io.grapholap.bench;

import com.kuzudb.Connection;
import com.kuzudb.Database;
import com.kuzudb.PreparedStatement;
import com.kuzudb.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.LongUnaryOperator;

/** The engine alone, as a program asks it that has it in its own process. */
final class BareEngine implements AutoCloseable {
    private final Database database;
    private final String text;

    /**
     * @param text asks for one number, with the parameter {@code $id}
     */
    BareEngine(Path file, long bufferPoolBytes, String text) {
        this.database =
                new Database(file.toString(), bufferPoolBytes, true, true, 1L << 42, false, -1);
        this.text = text;
    }

    /** One client of the engine, with a connection and a statement of its own. */
    private final class Client implements AutoCloseable {
        private final Connection connection = new Connection(database);
        private final PreparedStatement statement = connection.prepare(text);

        long ask(long id) {
            try (var value = new Value(id);
                    var result = connection.execute(statement, Map.of("id", value))) {
                if (!result.isSuccess()) {
                    throw new IllegalStateException(result.getErrorMessage());
                }
                try (var row = result.getNext();
                        var cell = row.getValue(0)) {
                    return cell.<Number>getValue().longValue();
                }
            }
        }

        @Override
        public void close() {
            statement.close();
            connection.close();
        }
    }

    /** The answer for one node. */
    long ask(long id) {
        try (var client = new Client()) {
            return client.ask(id);
        }
    }

    /**
     * Answers a second, with so many clients that each ask again as soon as they are answered.
     *
     * @param id which node the n-th question is about
     */
    double perSecond(int clients, Duration time, LongUnaryOperator id) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var loops = new ArrayList<Callable<Long>>();
            for (int i = 0; i < clients; i++) {
                long offset = i * 1_000_003L;
                loops.add(() -> asked(end, n -> id.applyAsLong(offset + n)));
            }
            long answers = 0;
            for (var loop : threads.invokeAll(List.copyOf(loops))) {
                answers += loop.get();
            }
            return answers / Pair.seconds(start);
        }
    }

    private long asked(long end, LongUnaryOperator id) {
        try (var client = new Client()) {
            long n = 0;
            while (System.nanoTime() < end) {
                client.ask(id.applyAsLong(n++));
            }
            return n;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
