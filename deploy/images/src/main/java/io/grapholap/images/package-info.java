/** Images of the services as tar files, from a base that the operator names. */
@NullMarked
package io.grapholap.images;

import org.jspecify.annotations.NullMarked;
