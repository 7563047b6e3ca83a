package io.grapholap.engine.guard;

import io.grapholap.engine.guard.grammar.CypherBaseListener;
import io.grapholap.engine.guard.grammar.CypherParser.CallClauseContext;
import io.grapholap.engine.guard.grammar.CypherParser.SettingContext;
import io.grapholap.engine.guard.grammar.CypherParser.SingleQueryContext;
import java.util.Locale;

/** Procedures by allow-list; those that only the other dialect has are asked of the catalog. */
final class Procedures extends CypherBaseListener {
    private final Rewriting rewriting;
    private final EdgeTables tables;

    Procedures(Rewriting rewriting, EdgeTables tables) {
        this.rewriting = rewriting;
        this.tables = tables;
    }

    @Override
    public void enterSetting(SettingContext setting) {
        throw Refusal.notAllowed(
                "CALL " + setting.anyName().getText(),
                rewriting.offset(setting),
                "Settings of the engine cannot be changed or read.");
    }

    @Override
    public void enterCallClause(CallClauseContext call) {
        var name = call.procedureName().getText().toUpperCase(Locale.ROOT);
        switch (name) {
            case "DB.LABELS" -> catalog(call, "NODE", "label", "name");
            case "DB.RELATIONSHIPTYPES" ->
                    catalog(call, "REL", "relationshipType", tables.typeOf("name"));
            default -> {
                if (!Vocabulary.PROCEDURES.contains(name)) {
                    throw unknown(call);
                }
            }
        }
    }

    /** A lonely call answers with all its columns. */
    @Override
    public void exitSingleQuery(SingleQueryContext query) {
        if (query.callClause() != null) {
            rewriting.insertAfter(query.stop, " RETURN *");
        }
    }

    private void catalog(CallClauseContext call, String kind, String column, String expression) {
        var alias = column;
        if (call.yieldClause() != null) {
            var items = call.yieldClause().yieldItem();
            if (items.size() != 1 || !items.getFirst().anyName(0).getText().equals(column)) {
                throw Refusal.notAllowed(
                        "YIELD",
                        rewriting.offset(call.yieldClause()),
                        call.procedureName().getText() + "() yields " + column + " only.");
            }
            alias = Tokens.name(items.getFirst().stop);
            rewriting.replace(call.yieldClause(), "");
        }
        if (!isFirst(call)) {
            throw Refusal.notAllowed(
                    "CALL " + call.procedureName().getText(),
                    rewriting.offset(call),
                    call.procedureName().getText() + "() can only begin a query.");
        }
        rewriting.replace(call.procedureName(), "show_tables");
        rewriting.insertAfter(
                call.RPAREN().getSymbol(),
                " WHERE type = '%s' WITH %s AS `%s`".formatted(kind, expression, alias));
    }

    private static boolean isFirst(CallClauseContext call) {
        return call.parent.getChild(0) == call
                && (call.parent instanceof SingleQueryContext
                        || call.parent.getParent().getChild(0) == call.parent);
    }

    private RuntimeException unknown(CallClauseContext call) {
        return Refusal.notAllowed(
                "CALL " + call.procedureName().getText(),
                rewriting.offset(call),
                "Only these procedures may be called: "
                        + Vocabulary.PROCEDURES.stream().sorted().toList()
                        + ", db.labels, db.relationshipTypes.");
    }
}
