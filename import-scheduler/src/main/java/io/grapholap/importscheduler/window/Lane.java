package io.grapholap.importscheduler.window;

/**
 * A row of windows that are landed one after the other; lanes do not wait for each other.
 *
 * @param chunk which part of the past a backfill lane reads, 0 for the newest; 0 for other lanes
 */
public record Lane(Kind kind, int chunk) {
    /** What a lane is for. */
    public enum Kind {
        /** Follows the clock, and alone moves the watermark. */
        SCHEDULED,
        /** Reads a part of what was there before the job. */
        BACKFILL,
        /** Reads the ranges that were asked for. */
        TRIGGERED
    }

    public static final Lane SCHEDULED = new Lane(Kind.SCHEDULED, 0);
    public static final Lane TRIGGERED = new Lane(Kind.TRIGGERED, 0);

    public Lane {
        if (chunk < 0 || (chunk > 0 && kind != Kind.BACKFILL)) {
            throw new IllegalArgumentException("The lane " + kind + " has no chunk " + chunk + ".");
        }
    }

    public static Lane backfill(int chunk) {
        return new Lane(Kind.BACKFILL, chunk);
    }

    /**
     * Reads what {@link #name} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Lane parse(String name) {
        return switch (name) {
            case "scheduled" -> SCHEDULED;
            case "triggered" -> TRIGGERED;
            default -> {
                if (!name.matches("backfill-[0-9]{1,6}")) {
                    throw new IllegalArgumentException("There is no lane '" + name + "'.");
                }
                yield backfill(Integer.parseInt(name.substring("backfill-".length())));
            }
        };
    }

    /** {@code scheduled}, {@code backfill-<chunk>} or {@code triggered}. */
    public String name() {
        return switch (kind) {
            case SCHEDULED -> "scheduled";
            case BACKFILL -> "backfill-" + chunk;
            case TRIGGERED -> "triggered";
        };
    }
}
