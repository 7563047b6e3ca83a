package io.grapholap.engine.guard;

/**
 * Lets through Cypher that can only read the graph, and nothing else: one statement, no updating
 * clause, no files, no settings, functions and procedures by allow-list, bounded sizes.
 *
 * <p>It decides on tokens. What it lets through is written anew from them, without comments and
 * with every doubtful name quoted, so that the engine cannot read it in another way.
 */
public final class CypherGuard {
    static final int MAX_LENGTH = 16 * 1024;
    static final int MAX_DEPTH = 64;

    private final EdgeTables tables;

    /**
     * @param tables how the engine spells edge types
     */
    public CypherGuard(EdgeTables tables) {
        this.tables = tables;
    }

    /** A guard for a graph without renamed edge types. */
    public CypherGuard() {
        this(EdgeTables.plain());
    }

    /**
     * Checks a query and translates it for the engine.
     *
     * @throws io.grapholap.common.error.PlatformException {@code QUERY_NOT_ALLOWED} with details
     *     {@code clause} and {@code position} (offset in {@code text}), or {@code
     *     QUERY_SYNTAX_ERROR} when the text is not even Cypher
     */
    public GuardedQuery check(String text) {
        if (text.length() > MAX_LENGTH) {
            throw Refusal.notAllowed(
                    "length",
                    MAX_LENGTH,
                    "A query may have at most %d characters; this one has %d."
                            .formatted(MAX_LENGTH, text.length()));
        }
        var statement = new Statement(text, Lexer.tokens(text));
        if (statement.maxDepth() > MAX_DEPTH) {
            throw Refusal.notAllowed(
                    "brackets",
                    statement.deepest().start(),
                    "Brackets may be nested at most %d deep.".formatted(MAX_DEPTH));
        }
        Clauses.check(statement);
        Calls.check(statement, tables.anyRenamed());
        Hops.check(statement, tables);
        boolean limitable = Projections.name(statement);
        return new GuardedQuery(statement.edited(), limitable, statement.parameters());
    }
}
