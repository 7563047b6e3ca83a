package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherBaseListener;
import io.grapholap.engine.guard.grammar.CypherParser.ArgumentsContext;
import io.grapholap.engine.guard.grammar.CypherParser.EdgeDetailContext;
import io.grapholap.engine.guard.grammar.CypherParser.FunctionCallContext;
import io.grapholap.engine.guard.grammar.CypherParser.LambdaContext;
import io.grapholap.engine.guard.grammar.CypherParser.OperandContext;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** Functions by allow-list; spellings of openCypher that the engine lacks are translated. */
final class Functions extends CypherBaseListener {
    private final Rewriting rewriting;
    private final EdgeTables tables;
    private final Sizes sizes;
    private final Set<String> weighted = new HashSet<>();

    Functions(Rewriting rewriting, EdgeTables tables) {
        this.rewriting = rewriting;
        this.tables = tables;
        this.sizes = new Sizes(rewriting);
    }

    @Override
    public void exitFunctionCall(FunctionCallContext call) {
        var token = call.functionName().start;
        var written = Tokens.name(token);
        var name = written.toUpperCase(Locale.ROOT);
        var renamed = Vocabulary.RENAMED_FUNCTIONS.get(name);
        if (renamed == null && !Vocabulary.FUNCTIONS.contains(name)) {
            throw Refusal.notAllowed(
                    written + "()",
                    rewriting.offset(call),
                    "There is no function " + written + " that a query may call.");
        }
        if (renamed != null) {
            rewriting.replace(token, renamed);
        }
        if (Vocabulary.SIZED_FUNCTIONS.contains(name)) {
            sizes.add(call, name);
        }
        switch (name) {
            case "LABELS" -> labels(call);
            case "LABEL", "TYPE" -> tables.typeOf(call.start, call.stop, rewriting);
            case "COST" -> requireWeighted(call);
            case "HEAD" -> rewriting.insertBefore(call.stop, ", 1");
            case "LAST" -> rewriting.insertBefore(call.stop, ", -1");
            default -> {}
        }
    }

    @Override
    public void enterEdgeDetail(EdgeDetailContext edge) {
        if (edge.name() != null
                && edge.hops() != null
                && edge.hops().hopMode() != null
                && edge.hops().hopMode().WSHORTEST() != null) {
            weighted.add(edge.name().getText());
        }
    }

    /** The engine dies of the cost of anything else. */
    private void requireWeighted(FunctionCallContext call) {
        if (call.arguments() == null || !weighted.contains(call.arguments().getText())) {
            throw Refusal.notAllowed(
                    "cost()",
                    rewriting.offset(call),
                    "cost() takes the name of an edge pattern with WSHORTEST.");
        }
    }

    /** Anywhere else a lambda is no value, and the engine dies of it. */
    @Override
    public void enterLambda(LambdaContext lambda) {
        var arguments = (ArgumentsContext) lambda.getParent().getParent();
        var call = (FunctionCallContext) arguments.getParent();
        var name = Tokens.name(call.functionName().start).toUpperCase(Locale.ROOT);
        if (!Vocabulary.LAMBDA_FUNCTIONS.contains(name)
                || arguments.argument().size() != 2
                || arguments.argument(1) != lambda.getParent()) {
            throw Refusal.notAllowed(
                    "->",
                    rewriting.offset(lambda),
                    "A lambda may only be the second argument of one of "
                            + Vocabulary.LAMBDA_FUNCTIONS.stream().sorted().toList()
                            + ".");
        }
    }

    /** {@code labels(n)} is a list in openCypher, counted from 0, and text in the engine. */
    private void labels(FunctionCallContext call) {
        rewriting.replace(call.start, "label");
        var suffix = call.getParent().getParent() instanceof OperandContext o ? o.suffix(0) : null;
        if (suffix != null && suffix.getText().equals("[0]")) {
            rewriting.replace((ParserRuleContext) suffix, "");
        } else {
            rewriting.insertBefore(call.start, "[");
            rewriting.insertAfter(call.stop, "]");
        }
    }
}
