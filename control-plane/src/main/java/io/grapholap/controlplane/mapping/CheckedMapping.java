package io.grapholap.controlplane.mapping;

import java.util.List;

/**
 * A mapping that may be stored, with what its owner should know of its SQL.
 *
 * @param wanted names the data source that was chosen; none for the deployment's own warehouse
 */
record CheckedMapping(NewMapping wanted, Validation validation, List<String> warnings) {}
