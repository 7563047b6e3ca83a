package io.grapholap.importscheduler.graphql;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryCostTest {
    private static long cost(String document, Map<String, Object> variables) {
        var parsed = Parser.parse(document);
        return new QueryCost(
                        parsed.getDefinitionsOfType(FragmentDefinition.class).stream()
                                .collect(toMap(FragmentDefinition::getName, f -> f)),
                        variables)
                .of(parsed.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow());
    }

    private static long cost(String document) {
        return cost(document, Map.of());
    }

    @Test
    void aNodeAndItsFieldsCountOnceAPageForEachOfItsItems() {
        assertThat(
                        cost(
                                "{ node(id: \"x\") { ... on Space { name monitors(first: 50) { edges { node { name threshold status } } } } } }"))
                .isEqualTo(252);
        assertThat(cost("{ viewer { user { name } } }")).isEqualTo(3);
    }

    @Test
    void sizesMayComeFromVariables() {
        var document = "query($n: Int) { spaces(last: $n) { edges { node { id } } } }";
        assertThat(cost(document, Map.of("n", 20))).isEqualTo(60);
        assertThat(cost(document)).isEqualTo(3);
    }

    @Test
    void pagesWithinPagesMultiplyAndHugeOnesDoNotOverflow() {
        assertThat(
                        cost(
                                "{ spaces(first: 10) { edges { node { tableJobs(first: 10) { totalCount } } } } }"))
                .isEqualTo(120);
        var nested = "id";
        for (int i = 0; i < 40; i++) {
            nested = "a(first: 2000000000) { " + nested + " }";
        }
        assertThat(cost("{ " + nested + " }")).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void fragmentsThatUseEachOtherManyTimesAreReckonedOnce() {
        var document = new StringBuilder("{ ...f0 } ");
        for (int i = 0; i < 40; i++) {
            document.append("fragment f%1$d on T { ...f%2$d ...f%2$d } ".formatted(i, i + 1));
        }
        document.append("fragment f40 on T { id }");
        assertThat(cost(document.toString())).isEqualTo(Integer.MAX_VALUE);
    }
}
