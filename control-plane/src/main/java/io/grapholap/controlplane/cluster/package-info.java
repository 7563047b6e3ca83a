/** How the platform as a whole is: whether its parts answer, and how full it is. */
@NullMarked
package io.grapholap.controlplane.cluster;

import org.jspecify.annotations.NullMarked;
