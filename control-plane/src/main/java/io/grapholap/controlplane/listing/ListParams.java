package io.grapholap.controlplane.listing;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters that every list takes, as they came; {@link ListQuery} reads them. Unknown ones
 * are ignored.
 */
public class ListParams extends PageParams {
    @RestQuery public @Nullable String owner;
    @RestQuery public @Nullable String search;

    @RestQuery("created_after")
    public @Nullable String createdAfter;

    @RestQuery("created_before")
    public @Nullable String createdBefore;

    @RestQuery("sort_by")
    public @Nullable String sortBy;

    @RestQuery("sort_order")
    public @Nullable String sortOrder;
}
