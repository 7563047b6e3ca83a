package io.grapholap.controlplane.instance;

/** How many instances a user has of those that count, and how many more they may have. */
record UserStatus(long activeInstances, long perUserLimit, long availableSlots) {
    static UserStatus of(long active, long limit) {
        return new UserStatus(active, limit, Math.max(0, limit - active));
    }
}
