/** Users and their stored roles. */
@NullMarked
package io.grapholap.controlplane.user;

import org.jspecify.annotations.NullMarked;
