/** What the control plane asks of this process while it runs. */
@NullMarked
package io.grapholap.wrapper.control;

import org.jspecify.annotations.NullMarked;
