/**
 * What the control plane asks of warehouses, and what export-workers answer. A question carries the
 * time it may take; the answer to one that went wrong is an error body.
 */
@NullMarked
package io.grapholap.common.question;

import org.jspecify.annotations.NullMarked;
