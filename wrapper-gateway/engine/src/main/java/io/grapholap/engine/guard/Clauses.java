package io.grapholap.engine.guard;

import io.grapholap.engine.guard.Token.Kind;
import java.util.Set;

/**
 * One statement, and only clauses that read. A word that could begin any other clause is either
 * refused or, where it is plainly a name, quoted, so that the engine cannot take it for a clause.
 */
final class Clauses {
    private static final int MAX_CASE_DEPTH = 8;
    private static final String NAME_FOLLOWS = ".:|([,=<>+*/%^-";
    private static final String NAME_ENDS = ".:),]}=<>+*/%^-[";

    /** Words after which no clause can begin. */
    private static final Set<String> NAME_FOLLOWS_WORD =
            Set.of(
                    "AS",
                    "BY",
                    "AND",
                    "OR",
                    "XOR",
                    "NOT",
                    "IN",
                    "WHERE",
                    "WHEN",
                    "THEN",
                    "ELSE",
                    "DISTINCT",
                    "RETURN",
                    "WITH");

    private final Statement statement;

    private Clauses(Statement statement) {
        this.statement = statement;
    }

    static void check(Statement statement) {
        var clauses = new Clauses(statement);
        clauses.start();
        clauses.oneStatement();
        for (int i = 0; i < statement.size(); i++) {
            clauses.word(i);
        }
        clauses.caseDepth();
    }

    private void start() {
        var first = statement.get(0);
        if (first.isWordOf(Vocabulary.FORBIDDEN)) {
            throw forbidden(first);
        }
        if (!first.isWordOf(Vocabulary.STARTS)) {
            throw Refusal.syntax(
                    Math.max(0, first.start()),
                    "A query begins with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN");
        }
    }

    private void oneStatement() {
        for (int i = 0; i < statement.size(); i++) {
            if (statement.get(i).is(";")) {
                if (i + 1 < statement.size()) {
                    throw Refusal.notAllowed(
                            ";", statement.get(i).start(), "Send one statement at a time.");
                }
                statement.replace(i, "");
            }
        }
    }

    private void word(int i) {
        var token = statement.get(i);
        if (token.isWordOf(Vocabulary.FORBIDDEN)) {
            if (!isPlainlyName(i)) {
                throw forbidden(token);
            }
            quote(i);
        } else if (token.isWord("CALL")) {
            if (isPlainlyName(i)) {
                quote(i);
            } else {
                procedure(i);
            }
        }
    }

    private void procedure(int call) {
        var name = statement.get(call + 1);
        if (!name.isWordOf(Vocabulary.PROCEDURES) || !statement.get(call + 2).is("(")) {
            throw Refusal.notAllowed(
                    "CALL" + (name.isName() ? " " + name.name() : ""),
                    statement.get(call).start(),
                    "Only these procedures may be called: "
                            + Vocabulary.PROCEDURES.stream().sorted().toList()
                            + ".");
        }
    }

    private boolean isPlainlyName(int i) {
        var before = statement.get(i - 1);
        var after = statement.get(i + 1);
        boolean follows = isSymbolOf(before, NAME_FOLLOWS) || before.isWordOf(NAME_FOLLOWS_WORD);
        return !after.is("(") && (follows || isSymbolOf(after, NAME_ENDS));
    }

    private static boolean isSymbolOf(Token token, String symbols) {
        return token.kind() == Kind.SYMBOL
                && token.text().length() == 1
                && symbols.contains(token.text());
    }

    private void quote(int i) {
        statement.replace(i, "`" + statement.get(i).text() + "`");
    }

    /** The engine's time to read nested CASEs doubles with each. */
    private void caseDepth() {
        int depth = 0;
        for (int i = 0; i < statement.size(); i++) {
            var token = statement.get(i);
            if (token.isWord("CASE") && ++depth > MAX_CASE_DEPTH) {
                throw Refusal.notAllowed(
                        token, "At most " + MAX_CASE_DEPTH + " CASEs may lie in one another.");
            }
            if (token.isWord("END") && depth > 0 && !statement.get(i - 1).is(".")) {
                depth--;
            }
        }
    }

    private static RuntimeException forbidden(Token token) {
        return Refusal.notAllowed(
                token,
                token.upper()
                        + " is not allowed: queries only read the graph. If it is a name, put it in"
                        + " backticks.");
    }
}
