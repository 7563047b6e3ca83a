package io.grapholap.controlplane.mapping;

import java.util.List;

/** A mapping as it was stored, with what its owner should know of its SQL. */
record StoredMapping(Mapping mapping, List<String> warnings) {}
