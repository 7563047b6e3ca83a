package io.grapholap.engine.guard;

import java.util.Set;

/**
 * The columns of the answer: each expression without an alias is given its own text as one, since
 * the engine would name it in its own way and refuse two that fold to the same constant.
 */
final class Projections {
    private static final Set<String> END = Set.of("ORDER", "SKIP", "LIMIT", "UNION");

    private final Statement statement;

    private Projections(Statement statement) {
        this.statement = statement;
    }

    /**
     * @return whether a LIMIT may be appended
     */
    static boolean name(Statement statement) {
        return new Projections(statement).name();
    }

    private boolean name() {
        boolean limitable = false;
        for (int i = 0; i < statement.size(); i++) {
            var token = statement.get(i);
            if (statement.depth(i) > 0 || isName(i)) {
                continue;
            }
            if (token.isWord("UNION") || token.isWord("EXPLAIN")) {
                return false;
            }
            if (token.isWord("RETURN")) {
                limitable = true;
                items(i + 1);
            } else if (token.isWord("LIMIT")) {
                limitable = false;
            }
        }
        return limitable;
    }

    /** Whether the token cannot be a keyword because of what stands before it. */
    private boolean isName(int i) {
        var before = statement.get(i - 1);
        return before.is(".") || before.is(":") || before.isWord("AS");
    }

    private void items(int from) {
        int start = statement.get(from).isWord("DISTINCT") ? from + 1 : from;
        for (int i = start; i <= statement.size(); i++) {
            boolean end = i == statement.size() || ends(i);
            if (end || (statement.depth(i) == 0 && statement.get(i).is(","))) {
                item(start, i);
                start = i + 1;
            }
            if (end) {
                return;
            }
        }
    }

    private boolean ends(int i) {
        var token = statement.get(i);
        return statement.depth(i) == 0 && !isName(i) && (token.isWordOf(END) || token.is(";"));
    }

    private void item(int from, int to) {
        var last = statement.get(to - 1);
        boolean plain = to - from < 2 && (last.isName() || last.is("*"));
        boolean aliased = to - from > 2 && statement.get(to - 2).isWord("AS");
        if (from < to && !plain && !aliased) {
            var text = statement.source(from, to).replace("`", "").replaceAll("\\s+", " ");
            statement.insertAfter(to - 1, " AS `" + text + "`");
        }
    }
}
