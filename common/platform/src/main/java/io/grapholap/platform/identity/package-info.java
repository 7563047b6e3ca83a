/** Who is asking and what they may do: one seam for identities, one rule on every endpoint. */
@NullMarked
package io.grapholap.platform.identity;

import org.jspecify.annotations.NullMarked;
