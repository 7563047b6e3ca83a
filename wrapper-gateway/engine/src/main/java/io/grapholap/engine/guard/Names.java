package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherBaseListener;
import io.grapholap.engine.guard.grammar.CypherLexer;
import io.grapholap.engine.guard.grammar.CypherParser.AnyNameContext;
import io.grapholap.engine.guard.grammar.CypherParser.FunctionNameContext;
import io.grapholap.engine.guard.grammar.CypherParser.NameContext;
import java.util.HashSet;
import java.util.Set;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Quotes every name that is also a word of the language, and collects the parameters. */
final class Names extends CypherBaseListener {
    private final Rewriting rewriting;
    private final Set<String> parameters = new HashSet<>();

    Names(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    /** Without {@code $} and backticks. */
    Set<String> parameters() {
        return Set.copyOf(parameters);
    }

    @Override
    public void enterName(NameContext name) {
        if (!(name.getParent() instanceof FunctionNameContext)) {
            rewriting.quote(name.start);
        }
    }

    @Override
    public void enterAnyName(AnyNameContext name) {
        rewriting.quote(name.start);
    }

    @Override
    public void visitTerminal(TerminalNode node) {
        if (node.getSymbol().getType() == CypherLexer.PARAMETER) {
            parameters.add(Tokens.parameter(node.getSymbol()));
        }
    }
}
