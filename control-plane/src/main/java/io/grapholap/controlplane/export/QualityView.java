package io.grapholap.controlplane.export;

import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.common.job.EntityQuality;
import java.util.List;

/**
 * What was found in the data of a snapshot, as its readers see it.
 *
 * @param policy what becomes of rows that break the rules of keys
 * @param entities one for every definition; none before the data were checked
 */
record QualityView(QualityPolicy policy, List<EntityQuality> entities) {}
