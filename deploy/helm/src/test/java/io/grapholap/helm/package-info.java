/** What holds the chart to the services that it runs and to the cluster that runs them. */
@NullMarked
package io.grapholap.helm;

import org.jspecify.annotations.NullMarked;
