package io.grapholap.warehouse.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Refuses calls that make much out of little from constants alone. DuckDB computes what is constant
 * while it binds a statement: before any deadline, limit of memory or cancellation is heard, and
 * whether or not the statement is to run.
 */
final class ConstantCalls {
    /** The largest number, and the most characters, of one call that is computed then. */
    static final int MOST = 1_000;

    private static final Set<String> SERIES = Set.of("range", "generate_series");

    /** How lists, rows and negative numbers are written. */
    private static final Set<String> LITERAL_FUNCTIONS =
            Set.of("-", "list_value", "struct_pack", "row");

    /** Where a series is only unfolded row by row. */
    private enum Place {
        SELECTED,
        TABLE,
        INSIDE
    }

    private ConstantCalls() {}

    /** Looks at every level of a parsed statement. */
    static void check(JsonNode statement) {
        isConstant(statement, Set.of(), Place.INSIDE);
    }

    /** Whether an expression is the same for all rows; checks it, and all within, meanwhile. */
    private static boolean isConstant(JsonNode node, Set<String> parameters, Place place) {
        if (node.path("type").asText().equals("TABLE_FUNCTION")) {
            return isConstant(node.path("function"), parameters, Place.TABLE);
        }
        return switch (node.path("class").asText()) {
            case "COLUMN_REF" -> isParameter(node, parameters);
            case "LAMBDA" -> isConstant(node.path("expr"), within(node, parameters), Place.INSIDE);
            case "FUNCTION" -> isConstantCall(node, parameters, place);
            case "STAR", "SUBQUERY", "WINDOW", "PARAMETER" -> {
                areConstant(node, parameters);
                yield false;
            }
            case "" -> level(node, parameters);
            default -> areConstant(node, parameters);
        };
    }

    /** Anything that is no expression, such as a SELECT or a list of expressions. */
    private static boolean level(JsonNode node, Set<String> parameters) {
        boolean all = true;
        for (var field : node.properties()) {
            var place = field.getKey().equals("select_list") ? Place.SELECTED : Place.INSIDE;
            if (place == Place.SELECTED) {
                field.getValue().forEach(item -> isConstant(item, parameters, place));
            } else {
                all &= isConstant(field.getValue(), parameters, place);
            }
        }
        if (node.isArray()) {
            for (var item : node) {
                all &= isConstant(item, parameters, Place.INSIDE);
            }
        }
        return all;
    }

    private static boolean areConstant(JsonNode node, Set<String> parameters) {
        boolean all = true;
        for (var child : node) {
            all &= isConstant(child, parameters, Place.INSIDE);
        }
        return all;
    }

    private static boolean isConstantCall(JsonNode call, Set<String> parameters, Place place) {
        var name = call.path("function_name").asText().toLowerCase(Locale.ROOT);
        var inner =
                name.equals("unnest") && place == Place.SELECTED ? Place.SELECTED : Place.INSIDE;
        boolean constant = true;
        for (var argument : call.path("children")) {
            constant &= isConstant(argument, parameters, inner);
        }
        for (var field : call.properties()) {
            if (!field.getKey().equals("children")) {
                constant &= isConstant(field.getValue(), parameters, Place.INSIDE);
            }
        }
        boolean unfolded = SERIES.contains(name) && place != Place.INSIDE;
        if (constant && !unfolded && !LinearFunctions.contains(name) && !isSmall(call)) {
            throw SelectGuard.refused(
                    "The function "
                            + name
                            + " is called with constants alone, which are computed before any row is"
                            + " read; its arguments must then be literals, with numbers up to "
                            + MOST
                            + " and at most "
                            + MOST
                            + " characters.");
        }
        return constant;
    }

    private static boolean isSmall(JsonNode call) {
        int characters = characters(call.path("children"));
        return characters >= 0 && characters <= MOST;
    }

    /** The size of several literals together; negative if one is none. */
    private static int characters(Iterable<JsonNode> arguments) {
        int all = 0;
        for (var argument : arguments) {
            int more = size(argument);
            if (more < 0) {
                return more;
            }
            all += more;
        }
        return all;
    }

    /** The size of a literal; negative if it is none, or holds a number that is too large. */
    private static int size(JsonNode argument) {
        return switch (argument.path("class").asText()) {
            case "CONSTANT" -> ofLiteral(argument.path("value"));
            case "CAST" -> isText(argument.path("cast_type")) ? size(argument.path("child")) : -1;
            case "FUNCTION" ->
                    LITERAL_FUNCTIONS.contains(argument.path("function_name").asText())
                            ? characters(argument.path("children"))
                            : -1;
            // What it calls was looked at; one within another would run for each pair.
            case "LAMBDA" -> argument.path("expr").findParent("lhs") == null ? 1 : -1;
            default -> -1;
        };
    }

    /** Of all casts of literals those of truth values and text lead to no large number. */
    private static boolean isText(JsonNode type) {
        return Set.of("BOOLEAN", "VARCHAR").contains(type.path("id").asText());
    }

    private static int ofLiteral(JsonNode value) {
        if (value.path("is_null").asBoolean()) {
            return 0;
        }
        var plain = value.path("value");
        if (plain.isNumber()) {
            return Math.abs(plain.asDouble()) <= MOST ? 1 : -1;
        }
        if (plain.isTextual()) {
            var text = plain.asText();
            return text.matches("(?s).*\\d{4}.*") ? -1 : text.length();
        }
        return plain.isBoolean() ? 1 : -1;
    }

    private static boolean isParameter(JsonNode column, Set<String> parameters) {
        var names = column.path("column_names");
        return names.size() == 1
                && parameters.contains(names.path(0).asText().toLowerCase(Locale.ROOT));
    }

    private static Set<String> within(JsonNode lambda, Set<String> parameters) {
        var all = new HashSet<>(parameters);
        StreamSupport.stream(lambda.path("lhs").findValues("column_names").spliterator(), false)
                .forEach(names -> names.forEach(n -> all.add(n.asText().toLowerCase(Locale.ROOT))));
        return all;
    }
}
