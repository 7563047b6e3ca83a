/** What operators set for the whole platform while it runs: lifetimes, limits, maintenance. */
@NullMarked
package io.grapholap.controlplane.config;

import org.jspecify.annotations.NullMarked;
