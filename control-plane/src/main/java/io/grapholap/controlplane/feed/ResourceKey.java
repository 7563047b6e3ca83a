package io.grapholap.controlplane.feed;

/** What a client listens to. */
record ResourceKey(String resource, long id) {}
