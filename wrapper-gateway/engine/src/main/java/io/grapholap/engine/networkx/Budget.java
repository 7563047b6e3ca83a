package io.grapholap.engine.networkx;

/** How much of a result is computed: what nobody will be shown is not. */
final class Budget {
    /** Items that a result has at most. */
    static final int ITEMS = 10_000;

    private long left;
    private boolean exceeded;

    Budget(long items) {
        left = items;
    }

    /**
     * Takes room for one item and what is in it.
     *
     * @return false when there is none; the result ends here, truncated
     */
    boolean take(long items) {
        if (left <= 0) {
            exceeded = true;
            return false;
        }
        left -= Math.max(1, items);
        return true;
    }

    /** Nothing more is computed, though there may be more. */
    void end() {
        left = 0;
        exceeded = true;
    }

    boolean exceeded() {
        return exceeded;
    }
}
