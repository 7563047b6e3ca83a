/**
 * Changes of resources as server-sent events. Every control plane reads the topics for itself, so a
 * client may listen at any of them. The packages that own resources say what they look like.
 */
@NullMarked
package io.grapholap.controlplane.feed;

import org.jspecify.annotations.NullMarked;
