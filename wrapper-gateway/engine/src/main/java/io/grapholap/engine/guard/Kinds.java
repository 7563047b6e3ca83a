package io.grapholap.engine.guard;

import io.grapholap.engine.guard.Kind.Element;
import io.grapholap.engine.guard.Kind.Given;
import io.grapholap.engine.guard.Kind.ListOf;
import io.grapholap.engine.guard.Kind.Nothing;
import io.grapholap.engine.guard.Kind.Other;
import io.grapholap.engine.guard.Kind.Text;
import io.grapholap.engine.guard.grammar.CypherLexer;
import io.grapholap.engine.guard.grammar.CypherParser.ArgumentContext;
import io.grapholap.engine.guard.grammar.CypherParser.AtomContext;
import io.grapholap.engine.guard.grammar.CypherParser.CaseExpressionContext;
import io.grapholap.engine.guard.grammar.CypherParser.ExpressionContext;
import io.grapholap.engine.guard.grammar.CypherParser.FunctionCallContext;
import io.grapholap.engine.guard.grammar.CypherParser.LiteralContext;
import io.grapholap.engine.guard.grammar.CypherParser.OperandContext;
import io.grapholap.engine.guard.grammar.CypherParser.SuffixContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Follows what values are through the expressions of one query. */
final class Kinds {
    private static final Kind NOTHING = new Nothing();
    private static final Kind OTHER = new Other();

    private final PropertyKinds properties;
    private final Map<String, Kind> names = new HashMap<>();

    Kinds(PropertyKinds properties) {
        this.properties = properties;
    }

    /** Names that nobody defines are those of patterns. */
    void define(ParserRuleContext name, Kind kind) {
        names.merge(Tokens.name(name.start), kind, Kind::or);
    }

    /** The same name for something else; nothing if it had no other meaning yet. */
    void redefine(ParserRuleContext name, Kind kind) {
        names.computeIfPresent(Tokens.name(name.start), (_, known) -> known.or(kind));
    }

    Kind of(ExpressionContext expression) {
        if (expression.operator().stream().anyMatch(operator -> operator.PLUS() == null)) {
            return OTHER;
        }
        // Text and text, or list and list, make more of it; a number and a number do not.
        return expression.operand().stream().map(this::of).reduce(NOTHING, Kind::or);
    }

    private Kind of(OperandContext operand) {
        return !operand.NOT().isEmpty() || !operand.MINUS().isEmpty()
                ? OTHER
                : before(operand, operand.suffix().size());
    }

    /** Of an operand without its suffixes from that one on. */
    Kind before(OperandContext operand, int suffix) {
        var kind = of(operand.atom());
        for (int i = 0; i < suffix; i++) {
            kind = after(operand.suffix(i), kind);
        }
        return kind;
    }

    private Kind after(SuffixContext suffix, Kind kind) {
        if (suffix.DOT() != null && suffix.anyName() != null) {
            return kind instanceof Element
                    ? properties.of(Tokens.name(suffix.anyName().start))
                    : OTHER;
        } else if (suffix.subscript() == null) {
            return OTHER;
        } else if (isSlice(suffix)) {
            return kind;
        }
        return kind instanceof Element ? named(suffix.subscript()) : kind.part();
    }

    static boolean isSlice(SuffixContext suffix) {
        var subscript = suffix.subscript();
        return subscript != null && (subscript.COLON() != null || subscript.DOTS() != null);
    }

    private Kind of(AtomContext atom) {
        if (atom.literal() != null) {
            return of(atom.literal());
        } else if (atom.caseExpression() != null) {
            return of(atom.caseExpression());
        } else if (atom.functionCall() != null) {
            return of(atom.functionCall());
        } else if (atom.expression() != null) {
            return of(atom.expression());
        } else if (atom.name() != null) {
            return names.getOrDefault(Tokens.name(atom.name().start), new Element());
        }
        return atom.PARAMETER() == null
                ? OTHER
                : new Given(Set.of(Tokens.parameter(atom.PARAMETER().getSymbol())));
    }

    private Kind of(LiteralContext literal) {
        if (literal.NULL() != null) {
            return NOTHING;
        } else if (literal.STRING() != null) {
            return new Text();
        } else if (literal.listLiteral() == null) {
            return OTHER;
        }
        return new ListOf(
                literal.listLiteral().expression().stream()
                        .map(this::of)
                        .reduce(NOTHING, Kind::or));
    }

    /** Only what stands after THEN and ELSE. */
    private Kind of(CaseExpressionContext expression) {
        var kind = NOTHING;
        boolean result = false;
        for (var child : expression.children) {
            if (child instanceof TerminalNode word) {
                int type = word.getSymbol().getType();
                result = type == CypherLexer.THEN || type == CypherLexer.ELSE;
            } else if (result && child instanceof ExpressionContext value) {
                kind = kind.or(of(value));
            }
        }
        return kind;
    }

    private Kind of(FunctionCallContext call) {
        var name = Tokens.name(call.functionName().start).toUpperCase(Locale.ROOT);
        if (Vocabulary.TEXT_MAKERS.contains(name)) {
            return new Text();
        } else if (Vocabulary.TEXT_LISTS.contains(name)) {
            return new ListOf(new Text());
        } else if (Vocabulary.ELEMENT_MAKERS.contains(name)) {
            return new Element();
        } else if (Vocabulary.ELEMENT_LISTS.contains(name)) {
            return new ListOf(new Element());
        } else if (call.arguments() == null) {
            return OTHER;
        }
        var arguments = call.arguments().argument();
        var first = of(arguments.getFirst());
        var last = arguments.getLast();
        if (Vocabulary.CHOOSERS.contains(name)) {
            return arguments.stream().map(this::of).reduce(NOTHING, Kind::or);
        } else if (Vocabulary.PART_TAKERS.contains(name)) {
            return first.part();
        } else if (Vocabulary.LIST_KEEPERS.contains(name)) {
            return first.isSliceable() ? first : OTHER;
        } else if (Vocabulary.LIST_MAKERS.contains(name)) {
            return new ListOf(arguments.stream().map(this::of).reduce(NOTHING, Kind::or));
        }
        return switch (name) {
            case "CAST" -> PropertyKinds.ofType(type(last));
            case "LIST_TRANSFORM" -> new ListOf(of(last));
            case "STRUCT_EXTRACT" -> first instanceof Element ? named(last) : OTHER;
            case "PROPERTIES" -> new ListOf(named(last));
            default -> Vocabulary.OTHER_LISTS.contains(name) ? new ListOf(OTHER) : OTHER;
        };
    }

    private Kind of(ArgumentContext argument) {
        return argument.lambda() != null
                ? of(argument.lambda().expression())
                : of(argument.expression());
    }

    /** The type that a cast names, in either way to write it. */
    static String type(ArgumentContext last) {
        var text = (last.dataType() != null ? last.dataType() : last).getText();
        return text.replaceAll("^['\"]|['\"]$", "");
    }

    /** Of a property that is named as text. */
    private Kind named(ParserRuleContext part) {
        var text = part.getText();
        return part.start == part.stop && part.start.getType() == CypherLexer.STRING
                ? properties.of(text.substring(1, text.length() - 1))
                : OTHER;
    }
}
