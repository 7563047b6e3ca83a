package io.grapholap.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a SELECT would yield.
 *
 * @param columns columns of its result; none if the statement is at fault as a whole
 * @param rowEstimate how many rows the warehouse expects; null if it does not say
 * @param faults why an export would fail whatever the rows hold, one for each fault; an export
 *     fails with the first of them
 */
public record Description(
        List<Column> columns, @Nullable Long rowEstimate, List<ExportFailure> faults) {
    /**
     * A column of a result.
     *
     * @param type as the warehouse spells it
     */
    public record Column(String name, String type) {}

    /** The statement is at fault as a whole. */
    public static Description of(ExportFailure fault) {
        return new Description(List.of(), null, List.of(fault));
    }
}
