package io.grapholap.common.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.grapholap.common.definition.EntityKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many exported rows of one definition break the rules of keys. A row that breaks two counts in
 * both, and once in {@code dropped}.
 *
 * @param name label of the nodes or type of the edges
 * @param rows rows that its SQL returned
 * @param nullKeys nodes without a key, edges without one of their ends
 * @param duplicateKeys nodes beyond the first of their key
 * @param danglingFrom edges that begin at no node
 * @param danglingTo edges that end at no node
 * @param dropped rows that the snapshot leaves out
 * @param quarantinePath where the dropped rows lie, relative to the snapshot's root; null if they
 *     are not kept
 * @param samples a few rows that break each rule
 */
public record EntityQuality(
        EntityKind kind,
        String name,
        long rows,
        long nullKeys,
        long duplicateKeys,
        long danglingFrom,
        long danglingTo,
        long dropped,
        @Nullable String quarantinePath,
        List<Sample> samples) {
    public EntityQuality {
        samples = List.copyOf(samples);
    }

    /** Whether any row breaks a rule. */
    @JsonIgnore
    public boolean isDirty() {
        return nullKeys + duplicateKeys + danglingFrom + danglingTo > 0;
    }

    /** The same, after rows were left out. */
    public EntityQuality cleaned(long rowsDropped, @Nullable String quarantine) {
        return new EntityQuality(
                kind,
                name,
                rows,
                nullKeys,
                duplicateKeys,
                danglingFrom,
                danglingTo,
                rowsDropped,
                quarantine,
                samples);
    }

    /**
     * A row that breaks a rule.
     *
     * @param problem {@code null_key}, {@code duplicate_key}, {@code dangling_from} or {@code
     *     dangling_to}
     * @param row the row as text, maybe shortened
     */
    public record Sample(String problem, String row) {}
}
