package io.grapholap.bench;

import com.kuzudb.Connection;
import com.kuzudb.Database;
import com.kuzudb.QueryResult;

/**
 * The engine alone: its own COPY of the same files, in a process like that of a graph build.
 * Arguments: node file, edge file, graph file, bytes of buffer pool, threads. Prints the number of
 * nodes and of edges.
 */
final class EngineCopy {
    private EngineCopy() {}

    public static void main(String... args) {
        try (var database =
                        new Database(args[2], Long.parseLong(args[3]), true, false, 0, true, -1);
                var connection = new Connection(database)) {
            connection.setMaxNumThreadForExec(Long.parseLong(args[4]));
            run(
                    connection,
                    "CREATE NODE TABLE Person(id INT64, name STRING, age INT64, PRIMARY KEY (id))");
            run(connection, "CREATE REL TABLE KNOWS(FROM Person TO Person, since INT64)");
            run(connection, "COPY Person FROM '" + args[0] + "'");
            run(connection, "COPY KNOWS FROM '" + args[1] + "'");
            System.out.println(
                    run(connection, "MATCH (p:Person) RETURN count(p)")
                            + " "
                            + run(connection, "MATCH ()-[k:KNOWS]->() RETURN count(k)"));
        }
    }

    private static String run(Connection connection, String cypher) {
        try (QueryResult result = connection.query(cypher)) {
            if (!result.isSuccess()) {
                throw new IllegalStateException(result.getErrorMessage());
            }
            return result.hasNext() ? result.getNext().getValue(0).toString() : "";
        }
    }
}
