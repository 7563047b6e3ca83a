package io.grapholap.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mapping of the demo: airports, and the routes between them. */
public final class Flights {
    private Flights() {}

    /** Body of {@code POST /api/mappings}. */
    public static Map<String, Object> mapping(String name) {
        var mapping = new LinkedHashMap<String, Object>();
        mapping.put("name", name);
        mapping.put("description", "US airports and the flights between them in 2008");
        mapping.put("node_definitions", List.of(airports()));
        mapping.put("edge_definitions", List.of(routes()));
        return mapping;
    }

    private static Map<String, Object> airports() {
        return Map.of(
                "label",
                "Airport",
                "sql",
                "SELECT iata, name, city, state, country, latitude, longitude"
                        + " FROM local.flights.airports",
                "primary_key",
                column("iata", "STRING"),
                "properties",
                List.of(
                        column("name", "STRING"),
                        column("city", "STRING"),
                        column("state", "STRING"),
                        column("country", "STRING"),
                        column("latitude", "DOUBLE"),
                        column("longitude", "DOUBLE")));
    }

    private static Map<String, Object> routes() {
        return Map.of(
                "type",
                "ROUTE",
                "from_node",
                "Airport",
                "to_node",
                "Airport",
                "sql",
                "SELECT origin, destination, \"count\" AS flights FROM local.flights.routes",
                "from_key",
                "origin",
                "to_key",
                "destination",
                "properties",
                List.of(column("flights", "INT64")));
    }

    private static Map<String, String> column(String name, String type) {
        return Map.of("name", name, "type", type);
    }
}
