package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.ryugraph.Statements.name;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.definition.PropertyType;
import io.grapholap.engine.GraphBuildException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The engine's types for columns of Parquet files: the declared ones, except that a nested column
 * says only LIST, MAP or STRUCT and its file says of what.
 */
final class ColumnTypes {
    private static final Set<PropertyType> NESTED =
            EnumSet.of(PropertyType.LIST, PropertyType.MAP, PropertyType.STRUCT);

    /** Upper-case words that are no quoted names. */
    private static final Pattern WORD =
            Pattern.compile("\"[^\"]*\"|TIMESTAMP WITH TIME ZONE|[A-Z]+");

    private static final Map<String, String> ENGINE_NAMES =
            Map.of(
                    "VARCHAR", "STRING",
                    "BIGINT", "INT64",
                    "INTEGER", "INT32",
                    "SMALLINT", "INT16",
                    "TINYINT", "INT8",
                    "HUGEINT", "INT128",
                    "BOOLEAN", "BOOL",
                    "TIMESTAMP WITH TIME ZONE", "TIMESTAMP");

    private ColumnTypes() {}

    /** {@code `a` INT64, `b` STRING[]} for the columns from index {@code from} on. */
    static String declarations(List<PropertyDefinition> columns, int from, List<Path> files) {
        boolean nested = columns.stream().anyMatch(c -> NESTED.contains(c.propertyType()));
        List<String> found = nested ? fileTypes(files.getFirst()) : List.of();
        var declarations = new ArrayList<String>();
        for (int i = from; i < columns.size(); i++) {
            var column = columns.get(i);
            var type = NESTED.contains(column.propertyType()) ? found.get(i) : column.type();
            declarations.add(name(column.name()) + " " + type);
        }
        return String.join(", ", declarations);
    }

    private static List<String> fileTypes(Path file) {
        try (var connection = NativeLibraries.duckDb();
                var describe =
                        connection.prepareStatement("DESCRIBE SELECT * FROM read_parquet(?)")) {
            describe.setString(1, file.toString());
            var types = new ArrayList<String>();
            try (var rows = describe.executeQuery()) {
                while (rows.next()) {
                    types.add(engineType(rows.getString("column_type")));
                }
            }
            return types;
        } catch (SQLException e) {
            throw new GraphBuildException(
                    "The columns of " + file.getFileName() + " cannot be read.", e);
        }
    }

    /** {@code MAP(VARCHAR, BIGINT[])} becomes {@code MAP(STRING, INT64[])}. */
    static String engineType(String parquetType) {
        return WORD.matcher(parquetType)
                .replaceAll(match -> {
                    var word = match.group();
                    return word.startsWith("\"")
                            ? "`" + word.substring(1, word.length() - 1) + "`"
                            : ENGINE_NAMES.getOrDefault(word, word);
                });
    }
}
