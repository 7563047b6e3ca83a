/** What is asked of names and ids that users choose. */
@NullMarked
package io.grapholap.importscheduler.rule;

import org.jspecify.annotations.NullMarked;
