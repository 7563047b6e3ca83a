package io.grapholap.warehouse.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows of a window that are ready to be read, once. Close it when they have been read or are not
 * wanted any more.
 */
public interface WindowRead extends AutoCloseable {
    /** The warehouse's id of the statement, for its owner and for {@link ImportSource#cancel}. */
    String warehouseQueryId();

    /** Files of this machine that {@link #bind} opens; a sandbox has to allow them. */
    List<Path> localFiles();

    /**
     * Shows the rows in a DuckDB as the relation {@code name}, which may be read once: columns are
     * those of the query, JSON kinds as text. Rows that wait to be read hold a bounded number of
     * bytes, however many there are. What goes wrong while they are read surfaces as the reading
     * statement's {@link SQLException}; {@link #failure} tells why.
     *
     * @param name a plain identifier
     */
    void bind(Connection duckDb, String name) throws SQLException;

    /** What went wrong at the warehouse's end while the rows were read, if {@code e} hides it. */
    default RuntimeException failure(SQLException e) {
        return new SourceFailure(SourceFailure.Code.QUERY_FAILED, String.valueOf(e.getMessage()));
    }

    /** How many rows there are by the warehouse's own count; asked after they have been read. */
    long expectedRows();

    /** Ends the reading; never fails. */
    @Override
    void close();
}
