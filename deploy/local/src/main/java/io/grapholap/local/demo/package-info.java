/** The platform's main job on real data, through the public API alone. */
@NullMarked
package io.grapholap.local.demo;

import org.jspecify.annotations.NullMarked;
