package io.grapholap.common.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything in one catalog of a warehouse. */
public record CatalogContents(String name, List<Schema> schemas) {

    /** A schema, maybe without tables. */
    public record Schema(String name, List<Table> tables) {}

    /**
     * A table or view.
     *
     * @param type as SQL's information schema has it: {@code BASE TABLE} or {@code VIEW}
     * @param columns in their order
     */
    public record Table(String name, String type, List<Column> columns) {}

    /**
     * A column.
     *
     * @param type as the warehouse spells it
     * @param defaultValue expression of its default; null without one
     */
    public record Column(
            String name, String type, boolean nullable, @Nullable String defaultValue) {}
}
