package io.grapholap.controlplane.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.paging.Page.Range;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListQueryTest {
    private static final Map<String, String> SORTABLE =
            Map.of("created_at", "createdAt", "name", "name");

    private final ListParams params = new ListParams();

    @Test
    void withoutParametersTheNewestFiftyAreWanted() {
        var query = ListQuery.of(params, SORTABLE);

        assertThat(query)
                .isEqualTo(
                        new ListQuery(
                                null, null, null, null, "createdAt", false, new Range(0, 50)));
    }

    @Test
    void timesAreReadWithAndWithoutZone() {
        params.createdAfter = "2026-01-02T03:04:05+01:00";
        params.createdBefore = "2026-01-03";

        var query = ListQuery.of(params, SORTABLE);

        assertThat(query.createdAfter()).isEqualTo(Instant.parse("2026-01-02T02:04:05Z"));
        assertThat(query.createdBefore()).isEqualTo(Instant.parse("2026-01-03T00:00:00Z"));
    }

    @Test
    void everyBadParameterIsNamed() {
        params.createdAfter = "yesterday";
        params.limit = "101";
        params.offset = "x";
        params.sortBy = "owner; drop table";

        assertThatThrownBy(() -> ListQuery.of(params, SORTABLE))
                .isInstanceOfSatisfying(
                        ValidationFailed.class,
                        e ->
                                assertThat(e.details().get("errors").toString())
                                        .contains("query.created_after")
                                        .contains("query.limit")
                                        .contains("query.offset")
                                        .contains("query.sort_by"));
    }

    @Test
    void signsOfThePatternLanguageAreLookedForAsTheyAre() {
        assertThat(Filter.escape("50%_!")).isEqualTo("50!%!_!!");
    }

    @Test
    void whatIsNotAskedForIsNotFiltered() {
        params.owner = " ";
        params.search = "Air";

        var filter = Filter.of(ListQuery.of(params, SORTABLE));

        assertThat(filter.parameters()).containsExactly(Map.entry("p0", "%air%"));
        assertThat(filter.hql()).doesNotContain("owner");
    }
}
