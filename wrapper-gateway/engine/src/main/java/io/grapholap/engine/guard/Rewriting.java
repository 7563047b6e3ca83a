package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherLexer;
import java.util.Arrays;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The changes that the rules want made to a query, and the text that results. */
final class Rewriting {
    private final Tokens source;
    private final List<Token> tokens;
    private final String[] written;

    Rewriting(Tokens source) {
        this.source = source;
        this.tokens = source.all();
        this.written = new String[tokens.size()];
        for (int i = 0; i < written.length; i++) {
            written[i] = plain(tokens.get(i));
        }
    }

    private static String plain(Token token) {
        if (token.getType() == Token.EOF) {
            return "";
        }
        return token.getChannel() == Token.DEFAULT_CHANNEL
                ? token.getText()
                : blank(token.getText());
    }

    private static String blank(String hidden) {
        if (hidden.equals(" ")) {
            return hidden;
        }
        var blank = new StringBuilder(hidden.length());
        for (int i = 0; i < hidden.length(); i++) {
            blank.append(hidden.charAt(i) == '\n' ? '\n' : ' ');
        }
        return blank.toString();
    }

    /** Where a part begins in the text. */
    int offset(ParserRuleContext part) {
        return source.offset(part.start);
    }

    void replace(Token token, String replacement) {
        written[token.getTokenIndex()] = replacement;
    }

    /** Writes {@code replacement} instead of all of the part. */
    void replace(ParserRuleContext part, String replacement) {
        for (int i = part.start.getTokenIndex(); i <= part.stop.getTokenIndex(); i++) {
            written[i] = "";
        }
        replace(part.start, replacement);
    }

    void insertBefore(Token token, String inserted) {
        written[token.getTokenIndex()] = inserted + written[token.getTokenIndex()];
    }

    void insertAfter(Token token, String inserted) {
        written[token.getTokenIndex()] += inserted;
    }

    /** In backticks, so that the engine cannot take it for a keyword. */
    void quote(Token token) {
        if (token.getType() != CypherLexer.ID && token.getType() != CypherLexer.QUOTED_NAME) {
            replace(token, "`" + token.getText() + "`");
        }
    }

    /** What the user wrote, comments blanked and white space shortened. */
    String source(ParserRuleContext part) {
        var out = new StringBuilder();
        for (int i = part.start.getTokenIndex(); i <= part.stop.getTokenIndex(); i++) {
            out.append(plain(tokens.get(i)));
        }
        return out.toString().replaceAll("\\s+", " ");
    }

    /** A part with comments blanked and all changes made so far. */
    String written(ParserRuleContext part) {
        return String.join(
                "",
                Arrays.asList(written)
                        .subList(part.start.getTokenIndex(), part.stop.getTokenIndex() + 1));
    }

    /** The whole text with comments blanked and all changes made. */
    String text() {
        return String.join("", written).stripTrailing();
    }

    String textBefore(Token token) {
        return String.join("", Arrays.asList(written).subList(0, token.getTokenIndex()));
    }

    String textAfter(Token token) {
        return String.join(
                "", Arrays.asList(written).subList(token.getTokenIndex() + 1, written.length));
    }
}
