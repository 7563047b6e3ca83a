package io.grapholap.controlplane.instance;

import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Role;

/** Who acts when the platform does something by itself. */
final class SystemCaller {
    static final String NAME = "system";
    static final Caller SYSTEM = new Caller(NAME, Role.ADMIN);

    private SystemCaller() {}
}
