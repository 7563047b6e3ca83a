package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherParser.StatementContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.antlr.v4.runtime.tree.ParseTreeWalker;

/**
 * Lets through Cypher that can only read the graph, and nothing else: one statement, no updating
 * clause, no files, no settings, functions and procedures by allow-list, bounded sizes.
 *
 * <p>It reads the query by a grammar that has no other clauses, and decides on the tree. What it
 * lets through is written anew, without comments and with every name quoted that is also a word of
 * the language, so that the engine cannot read it in another way. Safe for many threads.
 */
public final class CypherGuard {
    private static final int REMEMBERED = 256;
    private static final int REMEMBERED_LENGTH = 2048;

    private final EdgeTables tables;
    private final PropertyKinds properties;

    /** What was let through lately, by its text; the eldest goes first. */
    private final Map<String, GuardedQuery> passed =
            new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, GuardedQuery> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /**
     * @param tables how the engine spells edge types
     * @param properties what the properties of the graph are
     */
    public CypherGuard(EdgeTables tables, PropertyKinds properties) {
        this.tables = tables;
        this.properties = properties;
    }

    /** A guard for a graph without renamed edge types and without properties. */
    public CypherGuard() {
        this(EdgeTables.plain(), PropertyKinds.none());
    }

    /**
     * Checks a query and translates it for the engine.
     *
     * @throws io.grapholap.common.error.PlatformException {@code QUERY_NOT_ALLOWED} with details
     *     {@code clause} and {@code position} (offset in {@code text}), or {@code
     *     QUERY_SYNTAX_ERROR} when the text is not even Cypher
     */
    public GuardedQuery check(String text) {
        synchronized (passed) {
            var known = passed.get(text);
            if (known != null) {
                return known;
            }
        }
        var guarded = read(text);
        if (text.length() <= REMEMBERED_LENGTH) {
            synchronized (passed) {
                passed.put(text, guarded);
            }
        }
        return guarded;
    }

    private GuardedQuery read(String text) {
        var tokens = Tokens.of(text);
        StatementContext statement = Reader.read(tokens);
        var rewriting = new Rewriting(tokens);
        var names = new Names(rewriting);
        var walker = ParseTreeWalker.DEFAULT;
        walker.walk(new Breadth(rewriting), statement);
        walker.walk(names, statement);
        walker.walk(new Procedures(rewriting, tables), statement);
        walker.walk(new Functions(rewriting, tables), statement);
        walker.walk(new Coercions(rewriting), statement);
        var slices = new Slices(rewriting, properties);
        walker.walk(slices, statement);
        var origins = new Origins(rewriting);
        walker.walk(origins, statement);
        walker.walk(new Hops(rewriting, tables), statement);
        if (statement.query() != null) {
            Aggregates.order(statement.query(), rewriting);
        }
        if (statement.SEMICOLON() != null) {
            rewriting.replace(statement.SEMICOLON().getSymbol(), "");
        }
        if (statement.EXPLAIN() != null) {
            return new GuardedQuery(
                    rewriting.text(),
                    new RowLimit.Fixed(),
                    false,
                    names.parameters(),
                    origins.notNull(),
                    slices.textOrList());
        }
        Projections.name(statement.query(), rewriting);
        var limit = RowLimit.of(statement.query(), rewriting);
        return new GuardedQuery(
                rewriting.text(),
                limit,
                Projections.ordered(statement.query()),
                names.parameters(),
                origins.notNull(),
                slices.textOrList());
    }
}
