package io.grapholap.controlplane.mapping;

/** Somebody else made a version of the mapping after it was read; what was checked is outdated. */
final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken(long mappingId, int baseVersion) {
        super("mapping " + mappingId + " has a version after " + baseVersion);
    }
}
