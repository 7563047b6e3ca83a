package io.grapholap.platform.internal;

/** A bean that has routes of the internal API; asked once, at start. */
public interface InternalRoutes {
    void register(InternalApi api);
}
