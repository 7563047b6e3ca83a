/** What operators watch: rules, dashboards and runbooks hold together. */
@NullMarked
package io.grapholap.local.observability;

import org.jspecify.annotations.NullMarked;
