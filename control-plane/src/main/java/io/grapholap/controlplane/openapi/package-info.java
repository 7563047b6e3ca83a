/** The OpenAPI document: what the endpoints and their types say, written down when building. */
@NullMarked
package io.grapholap.controlplane.openapi;

import org.jspecify.annotations.NullMarked;
