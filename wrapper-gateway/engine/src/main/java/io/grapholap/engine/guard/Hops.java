package io.grapholap.engine.guard;

import io.grapholap.engine.guard.Token.Kind;

/**
 * Edge patterns: how far a variable one may reach, and under which name the engine has its type.
 */
final class Hops {
    /** What the engine takes for the upper bound when none is written. */
    private static final int MAX_HOPS = 30;

    private final Statement statement;
    private final EdgeTables tables;

    private Hops(Statement statement, EdgeTables tables) {
        this.statement = statement;
        this.tables = tables;
    }

    static void check(Statement statement, EdgeTables tables) {
        var hops = new Hops(statement, tables);
        for (int i = 1; i < statement.size(); i++) {
            if (statement.get(i).is("[") && statement.get(i - 1).is("-")) {
                hops.edge(i);
            }
        }
    }

    private void edge(int open) {
        int i = open + 1;
        int close = statement.partner(open);
        if (statement.get(i).isName()) {
            i++;
        }
        while (i < close && (statement.get(i).is(":") || statement.get(i).is("|"))) {
            i++;
            if (statement.get(i).is(":")) {
                i++;
            }
            if (statement.get(i).isName()) {
                rename(i++);
            }
        }
        if (statement.get(i).is("*")) {
            for (int k = i + 1; k < close; k++) {
                if (statement.get(k).is("(") || statement.get(k).is("{")) {
                    k = statement.partner(k);
                } else {
                    bound(k);
                }
            }
        }
    }

    private void rename(int i) {
        var type = statement.get(i).name();
        var table = tables.table(type);
        if (!table.equals(type)) {
            statement.replace(i, table);
        }
    }

    private void bound(int i) {
        var token = statement.get(i);
        if (token.kind() == Kind.NUMBER
                && !(token.text().matches("[0-9]{1,9}")
                        && Integer.parseInt(token.text()) <= MAX_HOPS)) {
            throw Refusal.notAllowed(
                    "*" + token.text(),
                    token.start(),
                    "A path may have at most "
                            + MAX_HOPS
                            + " edges; write an upper bound up to that, as in *1.."
                            + MAX_HOPS
                            + ".");
        }
    }
}
