/** Answers the control plane's questions to warehouses, each within the time it may take. */
@NullMarked
package io.grapholap.exportworker.question;

import org.jspecify.annotations.NullMarked;
