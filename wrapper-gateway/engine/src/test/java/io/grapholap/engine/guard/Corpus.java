package io.grapholap.engine.guard;

import io.grapholap.common.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Statements and what the guard must say to each, in {@code corpus.jsonl}; on the graph of airports
 * and routes. What repeats is written once in the file: {@code «-*12000»} stands for 12,000 signs.
 */
public final class Corpus {
    /**
     * One line.
     *
     * @param kind {@code allowed}, {@code disguised} (looks like a write and passes), {@code write}
     *     (would write, or reach more than the graph), {@code bomb} (could take all memory, time or
     *     stack) or {@code broken}
     * @param code of the refusal; none when it passes
     * @param clause that the refusal names, if it names one
     * @param position that the refusal names
     */
    public record Line(
            String kind,
            String text,
            @Nullable String code,
            @Nullable String clause,
            @Nullable Integer position) {

        public Line {
            text =
                    REPEATED.matcher(text)
                            .replaceAll(repeated ->
                                    Matcher.quoteReplacement(
                                            repeated.group(1)
                                                    .repeat(Integer.parseInt(repeated.group(2)))));
        }

        @Override
        public String toString() {
            return kind + ": " + (text.length() > 80 ? text.substring(0, 80) + "…" : text);
        }
    }

    private static final Pattern REPEATED = Pattern.compile("«(.+?)\\*(\\d+)»");

    public static final List<Line> ALL = read();
    public static final List<String> ALLOWED = texts("allowed");
    public static final List<String> WRITES = texts("write");
    public static final List<String> DISGUISED = texts("disguised");

    private Corpus() {}

    private static List<String> texts(String kind) {
        return ALL.stream().filter(line -> line.kind().equals(kind)).map(Line::text).toList();
    }

    private static List<Line> read() {
        var resource = Objects.requireNonNull(Corpus.class.getResourceAsStream("corpus.jsonl"));
        try (var lines =
                new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().map(Corpus::line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String json) {
        try {
            return Json.mapper().readValue(json, Line.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
