package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherLexer;
import io.grapholap.engine.guard.grammar.CypherParser;
import io.grapholap.engine.guard.grammar.CypherParser.StatementContext;
import java.util.Locale;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens by the grammar: first in the way that is fast and right for nearly every query, then
 * in the way that is always right.
 */
final class Reader {
    private final Tokens tokens;

    private Reader(Tokens tokens) {
        this.tokens = tokens;
    }

    static StatementContext read(Tokens tokens) {
        var reader = new Reader(tokens);
        try {
            var parser = reader.parser(PredictionMode.SLL);
            parser.setErrorHandler(new BailErrorStrategy());
            return parser.statement();
        } catch (ParseCancellationException e) {
            var parser = reader.parser(PredictionMode.LL);
            parser.addErrorListener(reader.new Listener());
            return parser.statement();
        }
    }

    private CypherParser parser(PredictionMode mode) {
        var parser = new CypherParser(new CommonTokenStream(new ListTokenSource(tokens.all())));
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(mode);
        return parser;
    }

    private final class Listener extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object offending,
                int line,
                int column,
                String message,
                @Nullable RecognitionException cause) {
            throw refusal((Token) offending);
        }
    }

    private RuntimeException refusal(Token at) {
        int position = tokens.offset(at);
        var before = tokens.before(at);
        if (at.getType() == CypherLexer.FOREIGN) {
            var word = at.getText().toUpperCase(Locale.ROOT);
            return Refusal.notAllowed(
                    word,
                    position,
                    word
                            + " is not allowed: queries only read the graph. If it is a name, put it"
                            + " in backticks.");
        }
        if (before == null) {
            return Refusal.syntax(
                    position,
                    "A query begins with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN");
        }
        if (before.getType() == CypherLexer.SEMICOLON) {
            return Refusal.notAllowed(";", tokens.offset(before), "Send one statement at a time.");
        }
        if (before.getType() == CypherLexer.CALL && at.getType() == CypherLexer.LBRACE) {
            return Refusal.notAllowed(
                    "CALL", tokens.offset(before), "CALL can only call a procedure by its name.");
        }
        return Refusal.syntax(
                position,
                at.getType() == Token.EOF
                        ? "The query ends too early"
                        : "The query cannot be read at '" + shown(at) + "'");
    }

    private static String shown(Token token) {
        var text = token.getText();
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}
