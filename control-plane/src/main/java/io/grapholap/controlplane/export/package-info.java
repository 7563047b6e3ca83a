/** Export jobs: the work that fills a snapshot, handed to workers and never lost. */
@NullMarked
package io.grapholap.controlplane.export;

import org.jspecify.annotations.NullMarked;
