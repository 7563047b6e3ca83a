package io.grapholap.controlplane.access;

import io.grapholap.common.access.Visibility;
import io.grapholap.controlplane.listing.Filter;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Sharing;
import java.util.Map;

/** What a list may show to a caller: the rule of {@link Sharing#mayRead} as a condition in HQL. */
public final class Readable {
    private static final String CALLER = "reader";

    private Readable() {}

    /** Leaves only what the caller may read; the filter is of an entity of that kind. */
    public static Filter by(Caller caller, ResourceKind kind, Filter filter) {
        return Sharing.readsAll(caller)
                ? filter
                : filter.and(condition(kind, ""), Map.of(CALLER, caller.username()));
    }

    /**
     * The condition for a query written by hand, on an entity with the attributes {@code id},
     * {@code owner} and {@code visibility}; its parameters are {@link #parameters}.
     *
     * @param alias of the entity in the query
     */
    public static String condition(Caller caller, ResourceKind kind, String alias) {
        return Sharing.readsAll(caller) ? "1 = 1" : condition(kind, alias + ".");
    }

    /** The named parameters of {@link #condition}; none for those who read everything. */
    public static Map<String, Object> parameters(Caller caller) {
        return Sharing.readsAll(caller) ? Map.of() : Map.of(CALLER, caller.username());
    }

    private static String condition(ResourceKind kind, String prefix) {
        return "(%1$svisibility = '%2$s' or %1$sowner = :%3$s or %1$sid in (select g.%4$s from GrantEntity g where g.%4$s is not null and g.username = :%3$s))"
                .formatted(prefix, Visibility.EVERYONE.wireName(), CALLER, kind.grantAttribute());
    }
}
