package io.grapholap.engine.ryugraph;

import com.kuzudb.Connection;
import java.util.Map;
import java.util.Set;

/**
 * Which properties each table has, by the engine's number of it: a query over several labels gets
 * all properties of all of them for every node.
 */
record Shapes(Map<Long, Set<String>> properties) {

    static Shapes read(Connection connection) {
        return new Shapes(Catalog.propertyNames(connection));
    }

    boolean has(long table, String property) {
        var names = properties.get(table);
        return names == null || names.contains(property);
    }
}
