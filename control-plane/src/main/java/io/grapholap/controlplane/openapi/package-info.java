/** The OpenAPI document, as it is checked in. */
@NullMarked
package io.grapholap.controlplane.openapi;

import org.jspecify.annotations.NullMarked;
