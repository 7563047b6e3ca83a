package io.grapholap.controlplane.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 200 catalogs of 1000 tables: what browsing and searching read does not grow with that. */
@QuarkusTest
@Tag("wiring")
class CatalogScaleTest {
    private static final String TABLES_OF_A_SCHEMA =
            "select * from cached_tables where catalog_name = 'scale7' and schema_name = 's3'"
                    + " order by table_name";
    private static final String SEARCH =
            "select * from cached_tables where search_name >= lower('TABLE_1')"
                    + " and search_name < concat(lower('TABLE_1'), U&'\\+10FFFF')"
                    + " order by search_name, catalog_name, schema_name, table_name limit 100";

    @Inject DataSource database;

    @BeforeEach
    void fill() throws SQLException {
        run(
                "insert into cached_catalogs select 'scale' || c, 'x', 10, 1000, 0, now()"
                        + " from generate_series(1, 200) c");
        run(
                "insert into cached_tables (catalog_name, schema_name, table_name, table_type,"
                        + " column_count) select 'scale' || c, 's' || t % 10, 'Table_' || t,"
                        + " 'BASE TABLE', 0"
                        + " from generate_series(1, 200) c, generate_series(1, 1000) t");
        run("analyze cached_tables");
    }

    @AfterEach
    void forget() throws SQLException {
        run("delete from cached_catalogs where catalog_name like 'scale%'");
        run("analyze cached_tables");
    }

    @Test
    void listsAndSearchesWalkAnIndexAndReadOnlyWhatTheyAnswer() throws SQLException {
        assertThat(plan(TABLES_OF_A_SCHEMA))
                .contains("Index")
                .doesNotContain("Seq Scan")
                .satisfies(plan -> assertThat(buffers(plan)).isLessThan(200));
        assertThat(plan(SEARCH))
                .contains("cached_tables_search")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort")
                .satisfies(plan -> assertThat(buffers(plan)).isLessThan(300));
    }

    /** Pages that the whole statement touched; its first line of buffers counts all below it. */
    private static int buffers(String plan) {
        var matcher =
                java.util.regex.Pattern.compile("shared hit=(\\d+)( read=(\\d+))?").matcher(plan);
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1))
                + (matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    private String plan(String sql) throws SQLException {
        var plan = new StringBuilder();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (analyze, buffers) " + sql)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
