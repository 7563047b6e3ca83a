/** What happens, as sealed families: one per Kafka topic, in CloudEvents 1.0 envelopes. */
@NullMarked
package io.grapholap.common.event;

import org.jspecify.annotations.NullMarked;
