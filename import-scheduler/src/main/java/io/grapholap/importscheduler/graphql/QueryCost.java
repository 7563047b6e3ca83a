package io.grapholap.importscheduler.graphql;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Points of a call, reckoned before it runs: one for each node and one for each selected field;
 * what is selected of a connection counts as often as its page has items.
 */
final class QueryCost {
    private static final Set<String> SIZES = Set.of("first", "last");

    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final Map<String, Long> known = new HashMap<>();

    QueryCost(Map<String, FragmentDefinition> fragments, Map<String, Object> variables) {
        this.fragments = fragments;
        this.variables = variables;
    }

    /** At least one. */
    long of(OperationDefinition operation) {
        return Math.max(1, of(operation.getSelectionSet()));
    }

    private long of(@Nullable SelectionSet selected) {
        long sum = 0;
        if (selected != null) {
            for (var selection : selected.getSelections()) {
                long cost =
                        switch (selection) {
                            case Field field -> of(field);
                            case InlineFragment inline -> of(inline.getSelectionSet());
                            case FragmentSpread spread -> of(spread.getName());
                            default -> 0;
                        };
                sum = saturated(sum + cost);
            }
        }
        return sum;
    }

    private long of(String fragment) {
        var reckoned = known.get(fragment);
        if (reckoned == null) {
            known.put(fragment, 0L);
            var definition = fragments.get(fragment);
            reckoned = definition == null ? 0 : of(definition.getSelectionSet());
            known.put(fragment, reckoned);
        }
        return reckoned;
    }

    private long of(Field field) {
        long below = of(field.getSelectionSet());
        long items = items(field);
        return items < 0 ? 1 + below : saturated(items * below);
    }

    /** Items of a page of this connection; negative if it is none. */
    private long items(Field field) {
        for (var argument : field.getArguments()) {
            if (SIZES.contains(argument.getName())) {
                return Math.max(
                        1,
                        switch (argument.getValue()) {
                            case IntValue number -> number.getValue().longValue();
                            case VariableReference variable
                                    when variables.get(variable.getName())
                                            instanceof Number number ->
                                    number.longValue();
                            default -> 1;
                        });
            }
        }
        return -1;
    }

    private static long saturated(long cost) {
        return Math.min(cost, Integer.MAX_VALUE);
    }
}
