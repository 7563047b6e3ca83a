package io.grapholap.engine.guard;

import io.grapholap.engine.guard.Token.Kind;
import java.util.Set;

/**
 * Functions by allow-list; those whose result grows with an argument only with literal bounds.
 * Spellings of openCypher that the engine lacks are translated.
 */
final class Calls {
    private static final long MAX_SIZE = 1_000_000;

    private final Statement statement;
    private final boolean renamedEdges;
    private long total;
    private long product = 1;

    private Calls(Statement statement, boolean renamedEdges) {
        this.statement = statement;
        this.renamedEdges = renamedEdges;
    }

    static void check(Statement statement, boolean renamedEdges) {
        var calls = new Calls(statement, renamedEdges);
        for (int i = 0; i + 1 < statement.size(); i++) {
            if (statement.get(i).isName()
                    && statement.get(i + 1).is("(")
                    && !statement.get(i - 1).isWord("CALL")
                    && !statement.get(i).isWordOf(Vocabulary.BEFORE_BRACKET)) {
                calls.call(i);
            }
        }
    }

    private void call(int i) {
        var token = statement.get(i);
        var name = token.upper();
        var renamed = Vocabulary.RENAMED_FUNCTIONS.get(name);
        if (renamed == null && !Vocabulary.FUNCTIONS.contains(name)) {
            throw Refusal.notAllowed(
                    token.name() + "()",
                    token.start(),
                    "There is no function " + token.name() + " that a query may call.");
        }
        if (renamed != null) {
            statement.replace(i, renamed);
        }
        if (Vocabulary.SIZED_FUNCTIONS.contains(name)) {
            sized(i);
        }
        if (name.equals("LABELS")) {
            labels(i);
        } else if (renamedEdges && Set.of("LABEL", "TYPE").contains(name)) {
            statement.insertBefore(i, "regexp_replace(");
            statement.insertAfter(statement.partner(i + 1), ", '" + EdgeTables.SUFFIX + "$', '')");
        }
    }

    /** {@code labels(n)} is a list in openCypher, counted from 0, and text in the engine. */
    private void labels(int i) {
        int close = statement.partner(i + 1);
        statement.replace(i, "label");
        boolean first =
                statement.get(close + 1).is("[")
                        && statement.get(close + 2).text().equals("0")
                        && statement.get(close + 3).is("]");
        if (first) {
            for (int k = close + 1; k <= close + 3; k++) {
                statement.replace(k, "");
            }
        } else {
            statement.insertBefore(i, "[");
            statement.insertAfter(close, "]");
        }
    }

    private void sized(int i) {
        var token = statement.get(i);
        long size = token.isWord("RANGE") ? rangeSize(i) : literal(i, argument(i, 1));
        total += size;
        boolean streamed = statement.get(i - 1).isWord("UNWIND");
        if (!streamed) {
            product = Math.min(product, MAX_SIZE) * Math.max(1, Math.min(size, MAX_SIZE));
        }
        if (size > MAX_SIZE || total > MAX_SIZE || product > MAX_SIZE) {
            throw Refusal.notAllowed(
                    token.name() + "()",
                    token.start(),
                    "Together, "
                            + token.name()
                            + "() and its like may make at most "
                            + MAX_SIZE
                            + " values.");
        }
    }

    private long rangeSize(int i) {
        long from = literal(i, argument(i, 0));
        long to = literal(i, argument(i, 1));
        int step = argument(i, 2);
        long by = step < 0 ? 1 : literal(i, step);
        if (by == 0) {
            throw Refusal.notAllowed(
                    "range()", statement.get(i).start(), "The step of range() cannot be 0.");
        }
        return Math.max(0, (to - from) / by + 1);
    }

    /** Index of the first token of an argument, or -1 if there are fewer. */
    private int argument(int i, int number) {
        int open = i + 1;
        int found = 0;
        for (int k = open + 1; k < statement.partner(open); k++) {
            if (found == number) {
                return k;
            }
            if (statement.get(k).is(",") && statement.depth(k) == statement.depth(open) + 1) {
                found++;
            }
        }
        return -1;
    }

    private long literal(int call, int at) {
        boolean negative = at >= 0 && statement.get(at).is("-");
        int number = negative ? at + 1 : at;
        var token = statement.get(number);
        var next = statement.get(number + 1);
        if (at < 0
                || token.kind() != Kind.NUMBER
                || !token.text().matches("[0-9]{1,10}")
                || !(next.is(",") || next.is(")"))) {
            var name = statement.get(call).name();
            throw Refusal.notAllowed(
                    name + "()",
                    statement.get(call).start(),
                    "The size that " + name + "() makes must be written as whole numbers.");
        }
        return negative ? -Long.parseLong(token.text()) : Long.parseLong(token.text());
    }
}
