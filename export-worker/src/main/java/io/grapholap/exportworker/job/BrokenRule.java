package io.grapholap.exportworker.job;

import io.grapholap.common.job.EntityQuality;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import java.util.List;

/**
 * A rule of keys that rows of one definition break.
 *
 * @param column the key
 * @param reason sentence with the count and the way out
 * @param example a value that breaks it
 */
record BrokenRule(Code code, String column, String reason, String example) {
    private static final String OTHERWISE =
            " The mapping's quality_policy drop or quarantine leaves them out.";

    static BrokenRule nullKey(String column, long rows, String example) {
        return new BrokenRule(
                Code.NULL_KEY,
                column,
                (rows == 1 ? "1 row has" : rows + " rows have")
                        + " no key; leave them out in the SQL.",
                example);
    }

    static BrokenRule duplicateKey(String column, long keys, String example) {
        return new BrokenRule(
                Code.DUPLICATE_KEY,
                column,
                (keys == 1 ? "1 key stands" : keys + " keys stand")
                        + " for more than one node each; make the SQL return each key once.",
                example);
    }

    static BrokenRule dangling(String column, long edges, String label, String example) {
        return new BrokenRule(
                Code.DANGLING_EDGE,
                column,
                (edges == 1 ? "1 edge ends" : edges + " edges end")
                        + " at no node "
                        + label
                        + "; leave them out in the SQL, or add the nodes.",
                example);
    }

    /** The failure that a snapshot ends with when nothing may be left out. */
    JobFailed failure(String entity, List<EntityQuality> quality) {
        return new JobFailed(
                new JobFailure(code, entity, column, reason + OTHERWISE, example, false, quality));
    }
}
