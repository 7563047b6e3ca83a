package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherBaseListener;
import io.grapholap.engine.guard.grammar.CypherParser.ExpressionContext;
import io.grapholap.engine.guard.grammar.CypherParser.MatchClauseContext;
import io.grapholap.engine.guard.grammar.CypherParser.OperandContext;
import io.grapholap.engine.guard.grammar.CypherParser.PatternPartContext;
import io.grapholap.engine.guard.grammar.CypherParser.PatternStepContext;
import io.grapholap.engine.guard.grammar.CypherParser.SingleQueryContext;
import io.grapholap.engine.guard.grammar.CypherParser.WithClauseContext;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * How much of each kind one query may have. The engine plans before it looks at its clock, and its
 * time to plan grows with the square of these, or faster.
 */
final class Breadth extends CypherBaseListener {
    private static final int MAX_OPERATORS = 512;
    private static final int MAX_SUFFIXES = 16;
    private static final int MAX_STEPS = 30;
    private static final int MAX_PATTERNS = 30;
    private static final int MAX_CLAUSES = 64;

    private final Rewriting rewriting;
    private int operators;
    private int steps;
    private int patterns;
    private int clauses;

    Breadth(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    @Override
    public void enterExpression(ExpressionContext expression) {
        operators += expression.operator().size();
        require(operators, MAX_OPERATORS, "operators", expression);
    }

    @Override
    public void enterOperand(OperandContext operand) {
        require(operand.suffix().size(), MAX_SUFFIXES, "suffixes of one value", operand);
    }

    @Override
    public void enterPatternStep(PatternStepContext step) {
        require(++steps, MAX_STEPS, "edges in patterns", step);
    }

    @Override
    public void enterPatternPart(PatternPartContext part) {
        require(++patterns, MAX_PATTERNS, "patterns", part);
    }

    @Override
    public void enterMatchClause(MatchClauseContext clause) {
        require(++clauses, MAX_CLAUSES, "clauses", clause);
    }

    @Override
    public void enterWithClause(WithClauseContext clause) {
        require(++clauses, MAX_CLAUSES, "clauses", clause);
    }

    @Override
    public void enterSingleQuery(SingleQueryContext query) {
        require(++clauses, MAX_CLAUSES, "clauses", query);
    }

    private void require(int found, int most, String what, ParserRuleContext at) {
        if (found > most) {
            throw Refusal.notAllowed(
                    what,
                    rewriting.offset(at),
                    "A query may have at most " + most + " " + what + "; split it.");
        }
    }
}
