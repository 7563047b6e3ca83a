/** Mapping definitions and every rule they must keep (wire contract, sections 1.5 and 3). */
@NullMarked
package io.grapholap.common.definition;

import org.jspecify.annotations.NullMarked;
