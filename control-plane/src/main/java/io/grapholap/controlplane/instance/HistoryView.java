package io.grapholap.controlplane.instance;

import java.time.Instant;
import java.util.Map;

/** Something that happened to an instance, as clients see it. */
record HistoryView(long id, String eventType, Map<String, Object> details, Instant createdAt) {}
