package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class SqlTest {
    private static Connection connection;

    @BeforeContainer
    static void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterContainer
    static void close() throws SQLException {
        connection.close();
    }

    @Property(tries = 300)
    void anyTextIsOneIdentifierAndOneLiteral(@ForAll @NotEmpty String name, @ForAll String text)
            throws SQLException {
        Assume.that(isPlain(name) && isPlain(text));
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT %s AS %s"
                                        .formatted(Sql.literal(text), Sql.identifier(name)))) {
            assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
            assertThat(rows.getMetaData().getColumnName(1)).isEqualTo(name);
            rows.next();
            assertThat(rows.getString(1)).isEqualTo(text);
        }
    }

    /** NUL ends a statement in C, and lone surrogates have no UTF-8. */
    private static boolean isPlain(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    }
}
