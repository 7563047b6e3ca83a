package io.grapholap.common.question;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.job.JobFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a definition's SQL would yield.
 *
 * @param name label or type
 * @param columns columns of its result; none if the statement is at fault as a whole
 * @param rowEstimate how many rows the warehouse expects; null if it does not say
 * @param errors what would make its export fail whatever the rows hold
 */
public record CheckedDefinition(
        String name,
        EntityKind kind,
        List<Column> columns,
        @Nullable Long rowEstimate,
        List<Error> errors) {

    /**
     * A column of the result.
     *
     * @param type as the warehouse spells it
     */
    public record Column(String name, String type) {}

    /**
     * One fault.
     *
     * @param code what an export would fail with
     * @param column the column at fault; null if it is none or not one alone
     */
    public record Error(JobFailure.Code code, String message, @Nullable String column) {}
}
