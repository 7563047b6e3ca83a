package io.grapholap.engine.guard;

import io.grapholap.engine.guard.Token.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tokens of one statement, how deep each lies, and the changes the rules want made to it. */
final class Statement {
    private static final Token NONE = new Token(Kind.SYMBOL, "", -1);

    private final String text;
    private final List<Token> tokens;
    private final int[] depth;
    private final int[] partner;
    private final String[] written;

    Statement(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        this.depth = new int[tokens.size()];
        this.partner = new int[tokens.size()];
        this.written = tokens.stream().map(Token::text).toArray(String[]::new);
        matchBrackets();
    }

    private void matchBrackets() {
        Arrays.fill(partner, -1);
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            int kind = token.kind() == Kind.SYMBOL ? "([{)]}".indexOf(token.text()) : -1;
            if (kind >= 3) {
                if (open.isEmpty() || "([{".indexOf(get(open.peek()).text()) != kind - 3) {
                    throw Refusal.syntax(
                            token.start(), "The bracket " + token.text() + " closes nothing");
                }
                int opening = open.pop();
                partner[opening] = i;
                partner[i] = opening;
            }
            depth[i] = open.size();
            if (kind >= 0 && kind < 3) {
                open.push(i);
            }
        }
        if (!open.isEmpty()) {
            var token = get(open.peek());
            throw Refusal.syntax(token.start(), "The bracket " + token.text() + " is not closed");
        }
    }

    int size() {
        return tokens.size();
    }

    /** The token, or one that is nothing beyond either end. */
    Token get(int i) {
        return i < 0 || i >= tokens.size() ? NONE : tokens.get(i);
    }

    /** How many brackets are open around token {@code i}; a bracket counts as outside itself. */
    int depth(int i) {
        return depth[i];
    }

    int maxDepth() {
        return Arrays.stream(depth).max().orElse(0);
    }

    /** The first token that lies deepest. */
    Token deepest() {
        int max = maxDepth();
        int i = 0;
        while (depth[i] < max) {
            i++;
        }
        return get(i);
    }

    /** Index of the bracket that belongs to bracket {@code i}. */
    int partner(int i) {
        return partner[i];
    }

    /** Names of all parameters, without {@code $} and backticks. */
    Set<String> parameters() {
        return tokens.stream()
                .filter(t -> t.kind() == Kind.PARAMETER)
                .map(t -> t.text().substring(1).replace("`", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    void replace(int i, String replacement) {
        written[i] = replacement;
    }

    void insertBefore(int i, String inserted) {
        written[i] = inserted + written[i];
    }

    void insertAfter(int i, String inserted) {
        written[i] = written[i] + inserted;
    }

    /** What the user wrote from token {@code from} to before token {@code to}. */
    String source(int from, int to) {
        var out = new StringBuilder();
        for (int i = from; i < to; i++) {
            blank(i == from ? get(i).start() : get(i - 1).end(), get(i).start(), out);
            out.append(get(i).text());
        }
        return out.toString();
    }

    /** The whole text with comments blanked and all changes made. */
    String edited() {
        var out = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            blank(i == 0 ? 0 : get(i - 1).end(), get(i).start(), out);
            out.append(written[i]);
        }
        return out.toString();
    }

    private void blank(int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            out.append(text.charAt(i) == '\n' ? '\n' : ' ');
        }
    }
}
