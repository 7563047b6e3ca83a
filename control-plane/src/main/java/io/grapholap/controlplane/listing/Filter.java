package io.grapholap.controlplane.listing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition of a list in HQL, with its parameters; criteria that are null leave all rows. */
public final class Filter {
    private final StringBuilder hql = new StringBuilder("1 = 1");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** What every list filters by: owner, search in name and description, time of creation. */
    public static Filter of(ListQuery query) {
        return new Filter()
                .equal("owner", query.owner())
                .search(query.search())
                .compare("createdAt", ">=", query.createdAfter())
                .compare("createdAt", "<=", query.createdBefore());
    }

    /** All rows, so far. */
    public static Filter all() {
        return new Filter();
    }

    public Filter equal(String attribute, @Nullable Object value) {
        return compare(attribute, "=", value);
    }

    /** Text that begins with {@code prefix}, in its case. */
    public Filter startsWith(String attribute, @Nullable String prefix) {
        if (prefix != null) {
            hql.append(" and ").append(attribute).append(" like :");
            hql.append(bind(escape(prefix) + "%")).append(" escape '!'");
        }
        return this;
    }

    public Filter atMost(String attribute, @Nullable Object value) {
        return compare(attribute, "<=", value);
    }

    public Filter above(String attribute, @Nullable Object value) {
        return compare(attribute, ">", value);
    }

    /**
     * One more condition, as it stands.
     *
     * @param named its parameters, by names that no other condition uses
     */
    public Filter and(String condition, Map<String, ?> named) {
        hql.append(" and ").append(condition);
        parameters.putAll(named);
        return this;
    }

    public String hql() {
        return hql.toString();
    }

    public Map<String, Object> parameters() {
        return parameters;
    }

    /** Rows of which the attribute stands in this relation to the value; all if it is null. */
    public Filter compare(String attribute, String operator, @Nullable Object value) {
        if (value != null) {
            hql.append(" and ").append(attribute).append(' ').append(operator).append(" :");
            hql.append(bind(value));
        }
        return this;
    }

    private Filter search(@Nullable String text) {
        if (text != null) {
            var pattern = bind("%" + escape(text.toLowerCase(Locale.ROOT)) + "%");
            hql.append(" and (lower(name) like :").append(pattern).append(" escape '!'");
            hql.append(" or lower(description) like :").append(pattern).append(" escape '!')");
        }
        return this;
    }

    private String bind(Object value) {
        var name = "p" + parameters.size();
        parameters.put(name, value);
        return name;
    }

    /** The text itself, whatever it holds: {@code %} and {@code _} lose their meaning. */
    static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
