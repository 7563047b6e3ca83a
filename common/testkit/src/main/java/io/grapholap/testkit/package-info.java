/** Real PostgreSQL and a real Kafka broker without containers, for tests and the local stack. */
@NullMarked
package io.grapholap.testkit;

import org.jspecify.annotations.NullMarked;
