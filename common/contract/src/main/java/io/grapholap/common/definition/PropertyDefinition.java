package io.grapholap.common.definition;

/**
 * A named, typed column: a node's key or a property of a node or edge.
 *
 * @param name column name of the SQL result, and property name in the graph
 * @param type one of {@link PropertyType}, by name
 */
public record PropertyDefinition(String name, String type) {
    /** The type of a definition that {@link DefinitionRules} accepted. */
    public PropertyType propertyType() {
        return PropertyType.valueOf(type);
    }
}
