package io.grapholap.engine.guard;

import io.grapholap.engine.guard.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts Cypher into tokens; comments and white space lie between them. Whatever the engine's lexer
 * might cut elsewhere is refused.
 */
final class Lexer {
    private static final String SYMBOLS = "()[]{},;:.|+-*/%^=<>!~&";
    private static final String SIMPLE_ESCAPES = "\\'\"bfnrtBFNRT";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                throw Refusal.syntax(at, "The comment is not closed");
            }
            at = end + 2;
        } else if (c == '\'' || c == '"') {
            string(c);
        } else if (c == '`') {
            add(Kind.QUOTED_NAME, quotedEnd(at));
        } else if (c == '$') {
            parameter();
        } else if (isDigit(c)) {
            number();
        } else if (isNameStart(c)) {
            add(Kind.WORD, wordEnd(at));
        } else if (text.startsWith("..", at)) {
            add(Kind.SYMBOL, at + 2);
        } else if (SYMBOLS.indexOf(c) >= 0) {
            add(Kind.SYMBOL, at + 1);
        } else {
            throw Refusal.syntax(at, "The character " + printable(c) + " has no meaning here");
        }
    }

    private void string(char quote) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i = text.charAt(i) == '\\' ? escapeEnd(i) : i + 1;
        }
        if (i >= text.length()) {
            throw Refusal.syntax(at, "The string is not closed");
        }
        add(Kind.STRING, i + 1);
    }

    private int escapeEnd(int i) {
        char escaped = i + 1 < text.length() ? text.charAt(i + 1) : 0;
        if (SIMPLE_ESCAPES.indexOf(escaped) >= 0) {
            return i + 2;
        }
        if (escaped == 'u' && fourHexDigits(i + 2)) {
            return i + 6;
        }
        throw Refusal.syntax(i, "The string has an unknown escape; write \\\\ for a backslash");
    }

    private boolean fourHexDigits(int i) {
        return i + 4 <= text.length()
                && text.substring(i, i + 4).chars().allMatch(c -> isHexDigit((char) c));
    }

    private int quotedEnd(int start) {
        int i = start;
        do {
            int end = text.indexOf('`', i + 1);
            if (end < 0 || end == i + 1) {
                throw Refusal.syntax(start, "The quoted name is empty or not closed");
            }
            i = end + 1;
        } while (i < text.length() && text.charAt(i) == '`');
        return i;
    }

    private void parameter() {
        int i = at + 1;
        char first = i < text.length() ? text.charAt(i) : 0;
        if (first == '`') {
            add(Kind.PARAMETER, quotedEnd(i));
        } else if (isNamePart(first)) {
            add(Kind.PARAMETER, wordEnd(i));
        } else {
            throw Refusal.syntax(at, "A parameter needs a name right after $");
        }
    }

    private void number() {
        int i = digitsEnd(at);
        if (i + 1 < text.length() && text.charAt(i) == '.' && isDigit(text.charAt(i + 1))) {
            i = digitsEnd(i + 1);
        }
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int exponent = i + 1;
            if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
                exponent++;
            }
            i = digitsEnd(exponent) > exponent ? digitsEnd(exponent) : i;
        }
        if (i < text.length() && isNameStart(text.charAt(i))) {
            throw Refusal.syntax(i, "A name cannot begin with a digit");
        }
        add(Kind.NUMBER, i);
    }

    private int digitsEnd(int i) {
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int wordEnd(int i) {
        while (i < text.length() && isNamePart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at));
        at = end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexDigit(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }

    private static String printable(char c) {
        return c > ' ' && c < 127 ? "'" + c + "'" : "U+%04X".formatted((int) c);
    }
}
