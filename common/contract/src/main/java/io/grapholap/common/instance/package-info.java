/** What control plane, gateway and wrapper say to each other about one instance. */
@NullMarked
package io.grapholap.common.instance;

import org.jspecify.annotations.NullMarked;
