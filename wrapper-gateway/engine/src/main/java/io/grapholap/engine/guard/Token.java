package io.grapholap.engine.guard;

import java.util.Locale;
import java.util.Set;

/**
 * A piece of Cypher that means something.
 *
 * @param text exactly as written
 * @param start offset of its first character in the query
 */
record Token(Kind kind, String text, int start) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        PARAMETER,
        SYMBOL
    }

    int end() {
        return start + text.length();
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isWordOf(Set<String> upperCaseWords) {
        return kind == Kind.WORD && upperCaseWords.contains(upper());
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** The name without its backticks. */
    String name() {
        return kind == Kind.QUOTED_NAME ? text.substring(1, text.length() - 1) : text;
    }

    String upper() {
        return name().toUpperCase(Locale.ROOT);
    }
}
