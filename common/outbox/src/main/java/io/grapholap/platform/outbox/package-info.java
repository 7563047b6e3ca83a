/** The only way from a database change to Kafka: a table, and a relay that empties it in order. */
@NullMarked
package io.grapholap.platform.outbox;

import org.jspecify.annotations.NullMarked;
