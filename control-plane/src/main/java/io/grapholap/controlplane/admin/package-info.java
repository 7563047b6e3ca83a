/** What admins do to many resources at once. */
@NullMarked
package io.grapholap.controlplane.admin;

import org.jspecify.annotations.NullMarked;
