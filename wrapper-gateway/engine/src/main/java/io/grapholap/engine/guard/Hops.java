package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherBaseListener;
import io.grapholap.engine.guard.grammar.CypherParser.EdgeTypeContext;
import io.grapholap.engine.guard.grammar.CypherParser.HopRangeContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Edge patterns: how far a variable one may reach, and under which name the engine has its type.
 */
final class Hops extends CypherBaseListener {
    /** What the engine takes for the upper bound when none is written. */
    private static final int MAX_HOPS = 30;

    private final Rewriting rewriting;
    private final EdgeTables tables;

    Hops(Rewriting rewriting, EdgeTables tables) {
        this.rewriting = rewriting;
        this.tables = tables;
    }

    @Override
    public void enterHopRange(HopRangeContext range) {
        for (TerminalNode bound : range.INTEGER()) {
            var text = bound.getText();
            if (text.length() > 9 || Integer.parseInt(text) > MAX_HOPS) {
                throw Refusal.notAllowed(
                        "*" + range.getText(),
                        rewriting.offset(range),
                        "A path may have at most "
                                + MAX_HOPS
                                + " edges; write an upper bound up to that, as in *1.."
                                + MAX_HOPS
                                + ".");
            }
        }
    }

    /** Runs after {@link Names}, whose quotes it replaces. */
    @Override
    public void exitEdgeType(EdgeTypeContext edge) {
        var type = Tokens.name(edge.start);
        var table = tables.table(type);
        if (!table.equals(type)) {
            rewriting.replace(edge.start, table);
        }
    }
}
