package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.OpenAirports;
import io.grapholap.engine.guard.Corpus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No write of the engine can be reached from user text: the graph stays what it was. */
class ReadOnlyTest {
    private static final List<String> SEPARATORS = List.of(" ", "\n", "/**/", "/***/", " // x\n");
    private static final int MIXTURES = 1_500;
    private static final long SEED = 20_240_229;

    @RegisterExtension static final OpenAirports AIRPORTS = new OpenAirports();

    @Test
    void everyAllowedQueryOfTheCorpusRuns() {
        for (var text : Corpus.ALLOWED) {
            var result = AIRPORTS.engine().query(query(text));
            assertThat(result.columns()).as(text).hasSameSizeAs(result.columnTypes());
        }
    }

    @Test
    void noAttemptToWriteChangesAnything() {
        var before = everything();
        Corpus.WRITES.forEach(ReadOnlyTest::attempt);
        Corpus.DISGUISED.forEach(ReadOnlyTest::attempt);
        assertThat(everything()).isEqualTo(before);
        assertThat(Path.of("/tmp/grapholap-stolen.csv")).doesNotExist();
        assertThat(Path.of("/tmp/grapholap-stolen")).doesNotExist();
    }

    /** Pieces of reads and writes in any order, cut at tokens, with comments between. */
    @Test
    void noMixtureOfReadsAndWritesChangesAnything() {
        var before = everything();
        var random = new Random(SEED);
        var pieces = new ArrayList<String>();
        for (var text : Corpus.WRITES) {
            pieces.addAll(List.of(text.split("(?<=[ ;'\"`()])")));
        }
        int ran = 0;
        for (int i = 0; i < MIXTURES; i++) {
            var text = new StringBuilder(pick(random, Corpus.ALLOWED));
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                int at = random.nextInt(text.length() + 1);
                text.insert(at, pick(random, SEPARATORS) + pick(random, pieces));
            }
            ran += attempt(text.toString()) ? 1 : 0;
        }
        assertThat(ran).as("mixtures that the engine ran").isPositive();
        assertThat(everything()).isEqualTo(before);
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static boolean attempt(String text) {
        try {
            AIRPORTS.engine().query(query(text));
            return true;
        } catch (PlatformException e) {
            assertThat(e.code().status()).as(text).isEqualTo(400);
            return false;
        }
    }

    private static List<Object> everything() {
        return List.of(
                AIRPORTS.engine().schema(),
                AIRPORTS.engine().query(query("MATCH (n) RETURN n ORDER BY offset(id(n))")).rows(),
                AIRPORTS.engine()
                        .query(query("MATCH ()-[r]->() RETURN r ORDER BY offset(id(r))"))
                        .rows(),
                AIRPORTS.engine().query(query("CALL show_tables() RETURN *")).rows(),
                AIRPORTS.engine().query(query("CALL show_functions() RETURN count(*)")).rows());
    }
}
