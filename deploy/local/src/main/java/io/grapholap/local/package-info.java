/** The launcher: the whole platform on one machine, from one command. */
@NullMarked
package io.grapholap.local;

import org.jspecify.annotations.NullMarked;
