package io.grapholap.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.guard.grammar.CypherLexer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.antlr.v4.runtime.CharStreams;
import org.junit.jupiter.api.Assertions;

/** Whatever text comes: it is answered soon, and what passes has no clause that writes. */
class CypherGuardProperties {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Characters of which the text repeats until it is as long as it may be. */
    private static final int REPEATED_LENGTH = 16_000;

    private static final Set<String> WRITING =
            Set.of("CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "ALTER", "COPY");

    private final CypherGuard guard = new CypherGuard();

    @Property(tries = 2_000)
    void mixturesOfStatements(@ForAll("mixtures") String text) {
        judged(text);
    }

    @Property(tries = 1_000)
    void anyTextAtAll(@ForAll String text) {
        judged(text);
    }

    @Property(tries = 150)
    void anythingRepeated(@ForAll("pieces") List<String> pieces) {
        var piece = String.join(" ", pieces);
        judged("RETURN " + piece.repeat(REPEATED_LENGTH / Math.max(1, piece.length())));
        judged("MATCH " + piece.repeat(REPEATED_LENGTH / Math.max(1, piece.length())));
    }

    @Provide
    Arbitrary<String> mixtures() {
        var statements = Arbitraries.of(Corpus.ALL.stream().map(Corpus.Line::text).toList());
        return Arbitraries.of(words())
                .list()
                .ofMinSize(0)
                .ofMaxSize(8)
                .flatMap(inserted ->
                        statements.flatMap(text ->
                                Arbitraries.integers()
                                        .between(0, text.length())
                                        .map(at ->
                                                text.substring(0, at)
                                                        + String.join(" ", inserted)
                                                        + text.substring(at))));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(words()).list().ofMinSize(1).ofMaxSize(5);
    }

    private static List<String> words() {
        return Stream.concat(
                        Corpus.ALL.stream()
                                .flatMap(l -> Arrays.stream(l.text().split("(?<=[ ;'\"`()])")))
                                .filter(w -> w.length() < 40),
                        Stream.of(
                                "'", "\"", "`", "\\", "/*", "*/", "//", "\n", ";", "-", "->", "[",
                                "("))
                .distinct()
                .toList();
    }

    private void judged(String text) {
        Assertions.assertTimeoutPreemptively(
                SOON,
                () -> {
                    try {
                        readsOnly(guard.check(text).text());
                    } catch (PlatformException e) {
                        assertThat(e.code().status()).isEqualTo(400);
                    }
                });
    }

    /** The words of the language in what would be sent, quoted names and strings aside. */
    private static void readsOnly(String sent) {
        var lexer = new CypherLexer(CharStreams.fromString(sent));
        for (var token = lexer.nextToken();
                token.getType() != CypherLexer.EOF;
                token = lexer.nextToken()) {
            assertThat(token.getType()).as(sent).isNotEqualTo(CypherLexer.SEMICOLON);
            assertThat(token.getType()).as(sent).isNotEqualTo(CypherLexer.FOREIGN);
            assertThat(WRITING).as(sent).doesNotContain(token.getText().toUpperCase(Locale.ROOT));
        }
    }
}
