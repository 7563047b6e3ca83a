/** What users like to find again. */
@NullMarked
package io.grapholap.controlplane.favorite;

import org.jspecify.annotations.NullMarked;
