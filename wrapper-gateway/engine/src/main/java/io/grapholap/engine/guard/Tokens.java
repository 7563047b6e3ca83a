package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * A query cut into tokens, comments and white space among them. What is found in one pass from left
 * to right is refused here, before anything that recurses reads the query.
 */
final class Tokens {
    static final int MAX_LENGTH = 16 * 1024;
    static final int MAX_DEPTH = 64;

    /** The engine's time to read nested CASEs doubles with each. */
    static final int MAX_CASE_DEPTH = 8;

    /** The engine recurses once for each. */
    static final int MAX_SIGNS = 16;

    private static final Set<Integer> SIGNS = Set.of(CypherLexer.NOT, CypherLexer.MINUS);

    private final String text;
    private final List<Token> all = new ArrayList<>();

    private Tokens(String text) {
        this.text = text;
    }

    static Tokens of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw Refusal.notAllowed(
                    "length",
                    MAX_LENGTH,
                    "A query may have at most %d characters; this one has %d."
                            .formatted(MAX_LENGTH, text.length()));
        }
        var tokens = new Tokens(text);
        tokens.cut();
        return tokens;
    }

    private void cut() {
        var lexer = new CypherLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        var open = new ArrayDeque<Token>();
        int cases = 0;
        int signs = 0;
        int before = CypherLexer.EOF;
        for (var token = lexer.nextToken(); ; token = lexer.nextToken()) {
            all.add(token);
            switch (token.getType()) {
                case CypherLexer.EOF -> {
                    requireClosed(open);
                    return;
                }
                case CypherLexer.UNKNOWN -> throw unknown(token);
                case CypherLexer.LPAREN, CypherLexer.LBRACKET, CypherLexer.LBRACE ->
                        open.push(token);
                case CypherLexer.RPAREN -> close(open, token, CypherLexer.LPAREN);
                case CypherLexer.RBRACKET -> close(open, token, CypherLexer.LBRACKET);
                case CypherLexer.RBRACE -> close(open, token, CypherLexer.LBRACE);
                case CypherLexer.CASE -> cases += before == CypherLexer.DOT ? 0 : 1;
                case CypherLexer.END -> cases -= before == CypherLexer.DOT || cases == 0 ? 0 : 1;
                default -> {}
            }
            if (open.size() > MAX_DEPTH) {
                throw Refusal.notAllowed(
                        "brackets",
                        offset(token),
                        "Brackets may be nested at most " + MAX_DEPTH + " deep.");
            }
            if (cases > MAX_CASE_DEPTH) {
                throw Refusal.notAllowed(
                        "CASE",
                        offset(token),
                        "At most " + MAX_CASE_DEPTH + " CASEs may lie in one another.");
            }
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                before = token.getType();
                signs = SIGNS.contains(before) ? signs + 1 : 0;
            }
            if (signs > MAX_SIGNS) {
                throw Refusal.notAllowed(
                        token.getText(),
                        offset(token),
                        "At most " + MAX_SIGNS + " signs may stand in a row.");
            }
        }
    }

    private void close(Deque<Token> open, Token bracket, int opening) {
        if (open.isEmpty() || open.pop().getType() != opening) {
            throw Refusal.syntax(
                    offset(bracket), "The bracket " + bracket.getText() + " closes nothing");
        }
    }

    private void requireClosed(Deque<Token> open) {
        if (!open.isEmpty()) {
            throw Refusal.syntax(
                    offset(open.getFirst()),
                    "The bracket " + open.getFirst().getText() + " is not closed");
        }
    }

    private RuntimeException unknown(Token token) {
        var what =
                switch (token.getText()) {
                    case "'", "\"" ->
                            "The string is not closed, or has an unknown escape; write \\\\ for a"
                                    + " backslash";
                    case "`" -> "The quoted name is empty or not closed";
                    case "$" -> "A parameter needs a name right after $";
                    case String c -> "The character " + printable(c) + " has no meaning here";
                };
        return Refusal.syntax(offset(token), what);
    }

    private static String printable(String character) {
        int c = character.codePointAt(0);
        return c > ' ' && c < 127 ? "'" + character + "'" : "U+%04X".formatted(c);
    }

    /** All of them, in order; the last one is the end. */
    List<Token> all() {
        return all;
    }

    /** The last one before it that is neither a comment nor white space. */
    @Nullable Token before(Token token) {
        int i = token.getTokenIndex() - 1;
        while (i >= 0 && all.get(i).getChannel() != Token.DEFAULT_CHANNEL) {
            i--;
        }
        return i < 0 ? null : all.get(i);
    }

    /** Where the token begins in the text; the parser counts code points, clients do not. */
    int offset(Token token) {
        int at = token.getStartIndex();
        return token.getType() == Token.EOF ? text.length() : text.offsetByCodePoints(0, at);
    }

    /** The name without its backticks. */
    static String name(Token token) {
        return token.getType() == CypherLexer.QUOTED_NAME
                ? token.getText().substring(1, token.getText().length() - 1)
                : token.getText();
    }

    /** The name of a parameter without {@code $} and backticks. */
    static String parameter(Token token) {
        return token.getText().substring(1).replace("`", "");
    }
}
