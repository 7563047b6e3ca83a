package io.grapholap.controlplane.limit;

/**
 * What is set aside for one instance, for those of one owner, or for all.
 *
 * @param memoryBytes memory that was asked for, whether it is in use or not
 */
public record Reserved(long instances, long memoryBytes) {
    public static final Reserved NOTHING = new Reserved(0, 0);

    /** What one living instance holds. */
    public static Reserved one(long memoryBytes) {
        return new Reserved(1, memoryBytes);
    }

    Reserved minus(Reserved less) {
        return new Reserved(instances - less.instances, memoryBytes - less.memoryBytes);
    }
}
