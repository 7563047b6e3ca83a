package io.grapholap.common.event;

/**
 * Where an event stands among all events of one producer about one thing. A consumer keeps the last
 * position it applied and takes only what comes after it, so repeats and stale events are no-ops.
 *
 * @param epoch attempt of a job or incarnation of an instance; a higher one always wins
 * @param sequence counts the events of one epoch, from 1
 */
public record Position(long epoch, long sequence) implements Comparable<Position> {
    public static final Position START = new Position(0, 0);

    public Position {
        if (epoch < 0 || sequence < 0) {
            throw new IllegalArgumentException("negative position " + epoch + "/" + sequence);
        }
    }

    public boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(sequence, other.sequence);
    }
}
