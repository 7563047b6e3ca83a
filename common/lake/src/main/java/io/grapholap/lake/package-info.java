/** Where snapshots lie: the object store, the layout of a snapshot in it, and its manifests. */
@NullMarked
package io.grapholap.lake;

import org.jspecify.annotations.NullMarked;
