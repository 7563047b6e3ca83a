/** What is imported from where, how often, and whether it goes on. */
@NullMarked
package io.grapholap.importscheduler.job;

import org.jspecify.annotations.NullMarked;
