package io.grapholap.controlplane.listing;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Query parameters of every list that comes in parts, as they came. Unknown ones are ignored. */
public class PageParams {
    @RestQuery public @Nullable String offset;
    @RestQuery public @Nullable String limit;
}
