package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherBaseListener;
import io.grapholap.engine.guard.grammar.CypherParser.ArgumentsContext;
import io.grapholap.engine.guard.grammar.CypherParser.EdgeDetailContext;
import io.grapholap.engine.guard.grammar.CypherParser.FunctionCallContext;
import io.grapholap.engine.guard.grammar.CypherParser.LambdaContext;
import io.grapholap.engine.guard.grammar.CypherParser.NameContext;
import io.grapholap.engine.guard.grammar.CypherParser.NodePatternContext;
import io.grapholap.engine.guard.grammar.CypherParser.OperandContext;
import io.grapholap.engine.guard.grammar.CypherParser.PatternPartContext;
import io.grapholap.engine.guard.grammar.CypherParser.ProjectionItemContext;
import io.grapholap.engine.guard.grammar.CypherParser.QuantifierContext;
import io.grapholap.engine.guard.grammar.CypherParser.UnwindClauseContext;
import io.grapholap.engine.guard.grammar.CypherParser.YieldItemContext;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets only text and lists be cut into slices, and no decimals into lists of text: the engine takes
 * the bytes of whatever else it gets there for an address, and dies of it.
 */
final class Slices extends CypherBaseListener {
    private final Rewriting rewriting;
    private final Kinds kinds;
    private boolean decimals;
    private final Set<String> textOrList = new HashSet<>();

    Slices(Rewriting rewriting, PropertyKinds properties) {
        this.rewriting = rewriting;
        this.kinds = new Kinds(properties);
        this.decimals = properties.decimals();
    }

    /** Parameters, without {@code $} and backticks, that must be text or a list. */
    Set<String> textOrList() {
        return Set.copyOf(textOrList);
    }

    @Override
    public void enterNodePattern(NodePatternContext node) {
        pattern(node.name());
    }

    @Override
    public void enterEdgeDetail(EdgeDetailContext edge) {
        pattern(edge.name());
    }

    @Override
    public void enterPatternPart(PatternPartContext path) {
        pattern(path.name());
    }

    private void pattern(@Nullable NameContext name) {
        if (name != null) {
            kinds.redefine(name, new Kind.Element());
        }
    }

    @Override
    public void exitProjectionItem(ProjectionItemContext item) {
        if (item.anyName() != null) {
            kinds.define(item.anyName(), kinds.of(item.expression()));
        }
    }

    @Override
    public void exitUnwindClause(UnwindClauseContext clause) {
        kinds.define(clause.anyName(), kinds.of(clause.expression()).part());
    }

    @Override
    public void exitYieldItem(YieldItemContext item) {
        kinds.define(item.anyName().getLast(), new Kind.Other());
    }

    @Override
    public void enterQuantifier(QuantifierContext quantifier) {
        kinds.define(quantifier.name(), kinds.of(quantifier.expression()).part());
    }

    @Override
    public void enterLambda(LambdaContext lambda) {
        var list = ((ArgumentsContext) lambda.getParent().getParent()).argument(0).expression();
        var part = list == null ? new Kind.Other() : kinds.of(list).part();
        lambda.name().forEach(name -> kinds.define(name, part));
    }

    @Override
    public void exitOperand(OperandContext operand) {
        for (int i = 0; i < operand.suffix().size(); i++) {
            if (Kinds.isSlice(operand.suffix(i))) {
                require(kinds.before(operand, i), "[:]", operand);
            }
        }
    }

    @Override
    public void exitFunctionCall(FunctionCallContext call) {
        var written = Tokens.name(call.functionName().start);
        var name = written.toUpperCase(Locale.ROOT);
        if (call.arguments() == null) {
            return;
        }
        var arguments = call.arguments().argument();
        if (Vocabulary.SLICERS.contains(name) && arguments.getFirst().expression() != null) {
            var sliced = arguments.getFirst().expression();
            require(kinds.of(sliced), written + "()", sliced);
        } else if (name.equals("CAST")) {
            cast(call, Kinds.type(arguments.getLast()).toUpperCase(Locale.ROOT));
        }
    }

    private void cast(FunctionCallContext call, String type) {
        decimals |= type.contains("DECIMAL");
        if (decimals && type.matches(".*STRING.*\\[.*|.*\\(.*STRING.*")) {
            throw Refusal.notAllowed(
                    "CAST()",
                    rewriting.offset(call),
                    "Where there are decimals nothing can be cast to a list of text. Write"
                            + " list_transform(…, x -> to_string(x)).");
        }
    }

    private void require(Kind kind, String clause, ParserRuleContext sliced) {
        if (kind instanceof Kind.Given(var parameters)) {
            textOrList.addAll(parameters);
        } else if (!kind.isSliceable()) {
            throw Refusal.notAllowed(
                    clause,
                    rewriting.offset(sliced),
                    "Only text and lists can be cut into slices, and this may be neither. Write"
                            + " to_string(…) around it.");
        }
    }
}
