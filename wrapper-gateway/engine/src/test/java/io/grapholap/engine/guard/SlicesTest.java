package io.grapholap.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine dies of a slice of anything but text and lists; every way to one is refused, with its
 * place.
 */
class SlicesTest {
    private final CypherGuard guard =
            new CypherGuard(
                    EdgeTables.plain(),
                    PropertyKinds.of(
                            List.of(
                                    Map.entry("id", "UUID"),
                                    Map.entry("name", "STRING"),
                                    Map.entry("born", "DATE"),
                                    Map.entry("seen", "TIMESTAMP"),
                                    Map.entry("size", "FLOAT"),
                                    Map.entry("mixed", "STRING"),
                                    Map.entry("mixed", "DATE"),
                                    Map.entry("tags", "STRING[]"),
                                    Map.entry("friends", "UUID[]"),
                                    Map.entry("pair", "STRUCT(a UUID, b INT64)"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATCH (n) RETURN n.id[1:2]",
                "MATCH (n) RETURN n.ID[..2]",
                "MATCH (n) RETURN n.born[1:2]",
                "MATCH (n) RETURN n.seen[1:2]",
                "MATCH (n) RETURN n.size[1:2]",
                "MATCH (n) RETURN n.mixed[1:2]",
                "MATCH (n) RETURN n.unknown[1:2]",
                "MATCH (n) RETURN n[1:2]",
                "MATCH (n) RETURN (n.name = 'a')[1:2]",
                "MATCH (n) RETURN (-1)[1:2], 1[1:2]",
                "WITH {name: date('2020-01-01')} AS n RETURN n.name[1:2]",
                "WITH 'a' AS n RETURN n UNION MATCH (n) RETURN n[1:2] AS n",
                "CALL show_tables() YIELD id AS x RETURN x[1:2]",
                "RETURN [1, 2][1][1:2]",
                "RETURN date('2020-01-01')[1:2]",
                "RETURN null[1:2]",
                "UNWIND $p AS x RETURN x[1:2]",
                "MATCH (n) RETURN n.`id`[1:]",
                "MATCH (n) RETURN (n.id)[1:2]",
                "MATCH (n) RETURN list_slice(n.id, 1, 2)",
                "MATCH (n) RETURN upper(array_slice(n.id, 1, 2))",
                "MATCH (n) RETURN n['id'][1:2]",
                "MATCH (n) RETURN list_slice(struct_extract(n, 'id'), 1, 2)",
                "MATCH (n) WITH n.id AS x RETURN x[1:2]",
                "MATCH (n) WITH n.id AS x WITH {a: x} AS y RETURN y.a[1:2]",
                "MATCH (n) UNWIND n.friends AS x RETURN x[1:2]",
                "MATCH (n) RETURN n.friends[1][1:2]",
                "MATCH (n) RETURN n.pair.a[1:2]",
                "MATCH (n) WITH collect(n.id) AS ids RETURN ids[1][1:2]",
                "MATCH (n) WITH collect(n.id) AS ids RETURN head(ids)[1:2]",
                "MATCH (n) WITH collect(n.id) AS ids RETURN ids[1:3][1][1:2]",
                "MATCH (n) RETURN list_transform([n.id], x -> x[1:2])",
                "MATCH (n) RETURN list_transform([1], x -> n.id)[1][1:2]",
                "MATCH (n) RETURN any(x IN n.friends WHERE x[1:2] = 'a')",
                "MATCH (n) RETURN coalesce(n.id, n.id)[1:2]",
                "MATCH (n) RETURN CASE WHEN n.name = '' THEN n.name ELSE n.id END[1:2]",
                "MATCH (n) WHERE n.id[1:2] = 'a' RETURN n",
                "MATCH p = (n)-->(m) RETURN properties(nodes(p), 'id')[1][1:2]",
                "MATCH p = (n)-->(m) RETURN nodes(p)[1].id[1:2]",
                "RETURN uuid('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')[1:2]",
                "RETURN gen_random_uuid()[1:2]",
                "RETURN CAST('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AS UUID)[1:2]",
                "RETURN CAST('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'uuid')[1:2]",
                "RETURN list_slice(to_uuid('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'), 1, 2)"
            })
    void aSliceOfWhatMayBeNeitherTextNorAListIsRefused(String text) {
        assertThatThrownBy(() -> guard.check(text))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.QUERY_NOT_ALLOWED);
                            assertThat(e).hasMessageContaining("to_string");
                            assertThat(e.details()).containsKeys("clause", "position");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATCH (n) RETURN n.name[1:2], n.tags[1:2], n.friends[1:2]",
                "MATCH (n) RETURN to_string(n.id)[1:8]",
                "MATCH (n) WITH collect(n.id) AS ids RETURN ids[1:10]",
                "MATCH (n) RETURN collect(n.id)[1:10]",
                "MATCH (n) RETURN split(to_string(n.id), '-')[1][1:2]",
                "MATCH (n) RETURN list_transform(n.friends, x -> to_string(x))[1][1:2]",
                "MATCH (n) RETURN CASE n.id WHEN n.id THEN n.name ELSE '' END[1:2]",
                "MATCH (n) RETURN CAST(n.id AS STRING)[1:2]",
                "MATCH (n) RETURN n.friends[1], n.id",
                "MATCH (n) RETURN (n.name + 'x')[1:2], ([1] + [2])[1:2], coalesce(n.name, null)[1:2]",
                "MATCH (n) UNWIND n.tags AS t RETURN t[1:2]",
                "MATCH p = (n)-->(m) RETURN nodes(p)[1:2], nodes(p)[1].name[1:2]",
                "MATCH (n) WITH collect(n) AS all UNWIND all AS m RETURN m.name[1:2]",
                "MATCH (n) RETURN labels(n)[0][1:2], label(n)[1:2], n['name'][1:2]",
                "WITH [1, 2, 3] AS x RETURN x[1:2], 'abc'[1:2], $p[1:2]"
            })
    void otherSlicesPass(String text) {
        assertThat(guard.check(text).text()).isNotEmpty();
    }

    @Test
    void theRefusalNamesThePlace() {
        assertThatThrownBy(() -> guard.check("MATCH (n) RETURN list_slice(n.id, 1, 2)"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e ->
                                assertThat(e.details())
                                        .containsEntry("clause", "list_slice()")
                                        .containsEntry("position", 28));
    }

    @Test
    void aParameterThatIsSlicedMustBeTextOrAList() {
        assertThat(guard.check("RETURN $a[1:2], $b").textOrList()).containsExactly("a");
        assertThat(guard.check("WITH coalesce($a, '') AS x RETURN x[1:2]").textOrList())
                .containsExactly("a");
    }

    @Test
    void decimalsAreNotCastToListsOfText() {
        for (var text :
                List.of(
                        "RETURN CAST([CAST(1 AS DECIMAL(4, 2))] AS STRING[])",
                        "WITH [CAST(1, 'DECIMAL(4, 2)')] AS x RETURN CAST(x, 'STRING[]')")) {
            assertThatThrownBy(() -> guard.check(text))
                    .hasMessageContaining("decimals")
                    .isInstanceOf(PlatformException.class);
        }
        assertThat(guard.check("RETURN CAST([1] AS STRING[])").text()).isNotEmpty();
    }
}
