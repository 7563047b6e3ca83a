package io.grapholap.warehouse.source;

import java.util.stream.Stream;

/**
 * A table by the names its owner wrote. Adapters quote them; they are never put into SQL as they
 * are.
 *
 * @param database the project, database or catalog
 * @param schema the dataset or schema
 */
public record SourceTable(String database, String schema, String table) {
    private static final int MAX_LENGTH = 255;

    public SourceTable {
        for (var name : new String[] {database, schema, table}) {
            if (name.isBlank()
                    || name.length() > MAX_LENGTH
                    || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "'"
                                + name
                                + "' is no name of a table's database, schema or table; write 1 to "
                                + MAX_LENGTH
                                + " printable characters.");
            }
        }
    }

    @Override
    public String toString() {
        return String.join(".", Stream.of(database, schema, table).toList());
    }
}
