package io.grapholap.controlplane.instance;

/**
 * What an instance would need.
 *
 * @param loadSeconds how long it would take to come up once its snapshot is ready, about
 * @param fits whether it could be created at this moment
 */
record Estimate(long memoryBytes, long diskBytes, long loadSeconds, boolean fits) {
    static Estimate of(Sizing size, boolean fits) {
        return new Estimate(size.memoryBytes(), size.diskBytes(), size.load().toSeconds(), fits);
    }
}
