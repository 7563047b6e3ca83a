package io.grapholap.controlplane.access;

import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import java.util.List;

/** Who sees a resource, as its owner is shown. */
public record AccessView(Visibility visibility, List<Grant> grants) {}
