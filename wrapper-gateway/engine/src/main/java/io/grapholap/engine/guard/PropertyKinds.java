package io.grapholap.engine.guard;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the properties of a graph are, by name alone: what is asked may be of any table. */
public final class PropertyKinds {
    private final Map<String, Kind> kinds = new HashMap<>();
    private boolean decimals;

    private PropertyKinds() {}

    /** A graph without properties. */
    public static PropertyKinds none() {
        return new PropertyKinds();
    }

    /**
     * @param properties name and type, as the engine writes it, of each property of each table
     */
    public static PropertyKinds of(Iterable<Map.Entry<String, String>> properties) {
        var known = new PropertyKinds();
        for (var property : properties) {
            var name = property.getKey().toLowerCase(Locale.ROOT);
            known.kinds.merge(name, ofType(property.getValue()), Kind::or);
            known.decimals |= property.getValue().contains("DECIMAL");
        }
        return known;
    }

    Kind of(String name) {
        return kinds.getOrDefault(name.toLowerCase(Locale.ROOT), new Kind.Other());
    }

    /** Whether a property holds decimals. */
    boolean decimals() {
        return decimals;
    }

    /** What a type of the engine is. */
    static Kind ofType(String type) {
        var word = type.strip().toUpperCase(Locale.ROOT);
        if (word.endsWith("]")) {
            return new Kind.ListOf(ofType(word.substring(0, word.lastIndexOf('['))));
        }
        return word.equals("STRING") ? new Kind.Text() : new Kind.Other();
    }
}
