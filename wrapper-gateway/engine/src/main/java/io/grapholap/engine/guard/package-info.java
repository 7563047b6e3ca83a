/** Decides from the text alone whether a user's query may reach an engine. */
@NullMarked
package io.grapholap.engine.guard;

import org.jspecify.annotations.NullMarked;
