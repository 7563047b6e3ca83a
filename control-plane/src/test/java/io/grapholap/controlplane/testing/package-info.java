/** What the tests of this module share. */
@NullMarked
package io.grapholap.controlplane.testing;

import org.jspecify.annotations.NullMarked;
