package io.grapholap.common.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a data source holds.
 *
 * @param items sorted by name
 * @param message why there is less than there could be; null when this is all
 */
public record SourceItems(List<Item> items, @Nullable String message) {

    /**
     * A table, or a file.
     *
     * @param type {@code table} or {@code file}
     * @param size bytes; null when not known
     * @param format such as {@code csv}; null when it is no file
     */
    public record Item(
            String name,
            String type,
            @Nullable Long size,
            @Nullable String format,
            @Nullable String catalog,
            @Nullable String schemaName) {}
}
