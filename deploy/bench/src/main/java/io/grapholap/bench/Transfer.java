package io.grapholap.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.grapholap.common.json.Json;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/**
 * A million rows of three columns on their way into the columns of a client: in one Arrow stream,
 * or as JSON in as many pages as the limit of an answer makes necessary.
 */
final class Transfer {
    private static final String PAGE =
            "MATCH (p:Person) WHERE p.id >= $from AND p.id < $to RETURN p.id, p.age, p.name";
    private static final long PAGE_ROWS = 100_000;

    private Transfer() {}

    /** What has arrived, to compare both ways by. */
    private record Arrived(long rows, long ids, long ages) {}

    static Outcome arrowOverJson(Door door, long nodes, int repetitions) throws Exception {
        try (var memory = new RootAllocator()) {
            var ours = arrow(door, nodes, memory);
            var theirs = json(door, nodes);
            Benchmark.WrongAnswer.unless(
                    ours.equals(theirs) && ours.rows() == nodes,
                    "by Arrow came " + ours + ", by JSON " + theirs);
            var pair =
                    Pair.measure(
                            repetitions,
                            () -> seconds(() -> arrow(door, nodes, memory)),
                            () -> seconds(() -> json(door, nodes)));
            return Outcome.speed(
                    "%,d rows to a client's columns: Arrow over JSON".formatted(nodes),
                    pair.ours,
                    pair.reference,
                    10);
        }
    }

    private interface Work {
        Arrived run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return Pair.seconds(start);
    }

    private static Arrived arrow(Door door, long nodes, RootAllocator memory) throws IOException {
        var everything = Map.<String, Object>of("from", 0, "to", nodes);
        try (var in = door.query(PAGE, everything, "application/vnd.apache.arrow.stream");
                var reader = new ArrowStreamReader(Channels.newChannel(in), memory)) {
            long rows = 0;
            long ids = 0;
            long ages = 0;
            while (reader.loadNextBatch()) {
                var batch = reader.getVectorSchemaRoot();
                rows += batch.getRowCount();
                ids += sum((BigIntVector) batch.getVector(0));
                ages += sum((BigIntVector) batch.getVector(1));
            }
            return new Arrived(rows, ids, ages);
        }
    }

    private static long sum(BigIntVector column) {
        long sum = 0;
        for (int i = 0; i < column.getValueCount(); i++) {
            sum += column.get(i);
        }
        return sum;
    }

    /** What comes before the rows names and types the columns. */
    private static void skipToRows(JsonParser json) throws IOException {
        while (!"rows".equals(json.nextFieldName())) {
            if (json.currentToken() == null) {
                throw new IOException("the answer has no rows");
            }
        }
        json.nextToken();
    }

    private static Arrived json(Door door, long nodes) throws IOException {
        var ids = new long[Math.toIntExact(nodes)];
        var ages = new long[ids.length];
        var names = new String[ids.length];
        int rows = 0;
        for (long from = 0; from < nodes; from += PAGE_ROWS) {
            var page = Map.<String, Object>of("from", from, "to", from + PAGE_ROWS);
            try (var in = door.query(PAGE, page, "application/json");
                    var json = Json.mapper().createParser(in)) {
                skipToRows(json);
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    ids[rows] = json.nextLongValue(-1);
                    ages[rows] = json.nextLongValue(-1);
                    names[rows++] = json.nextTextValue();
                    json.nextToken();
                }
            }
        }
        long idSum = 0;
        long ageSum = 0;
        for (int i = 0; i < rows; i++) {
            idSum += ids[i];
            ageSum += ages[i];
        }
        return new Arrived(rows, idSum, ageSum);
    }
}
