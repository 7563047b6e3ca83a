package io.grapholap.controlplane.config;

/** How long each kind of resource lives. */
public record LifecycleConfig(
        ResourceLifecycle mapping, ResourceLifecycle snapshot, ResourceLifecycle instance) {}
