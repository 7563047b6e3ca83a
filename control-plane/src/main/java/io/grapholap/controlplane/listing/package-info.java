/** How lists are asked for: filters, search, order, and the part that is wanted. */
@NullMarked
package io.grapholap.controlplane.listing;

import org.jspecify.annotations.NullMarked;
