package io.grapholap.controlplane.testing;

/** Request bodies that describe graphs. */
public final class Graphs {
    private Graphs() {}

    /** Airports and the routes between them: one kind of node, one kind of edge. */
    public static String flights(String name) {
        return """
        {"name": "%s", "description": "US airports",
         "node_definitions": [
           {"label": "Airport", "sql": "SELECT iata, city FROM local.flights.airports",
            "primary_key": {"name": "iata", "type": "STRING"},
            "properties": [{"name": "city", "type": "STRING"}]}],
         "edge_definitions": [
           {"type": "ROUTE", "from_node": "Airport", "to_node": "Airport",
            "sql": "SELECT origin, destination, flights FROM local.flights.routes",
            "from_key": "origin", "to_key": "destination",
            "properties": [{"name": "flights", "type": "INT64"}]}]}
        """
                .formatted(name);
    }

    /** Stores the mapping for alice. */
    public static long storedFlights(String name) {
        return As.alice()
                .body(flights(name))
                .post("/api/mappings")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("data.id");
    }

    /** Asks for a snapshot of it as alice. */
    public static long requestedSnapshot(long mappingId, String name) {
        return As.alice()
                .body("{\"mapping_id\": %d, \"name\": \"%s\"}".formatted(mappingId, name))
                .post("/api/snapshots")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("data.id");
    }
}
