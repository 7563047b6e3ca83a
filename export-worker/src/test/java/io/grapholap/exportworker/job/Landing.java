package io.grapholap.exportworker.job;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.EntityExport;
import io.grapholap.common.job.JobWork;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotLayout;
import io.grapholap.lake.SnapshotManifest;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import io.grapholap.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Airports and routes as entity jobs leave them in a store, and eyes to look at what is there. */
final class Landing {
    private final Path directory;
    private final ObjectStore store;

    Landing(Path directory) {
        this.directory = directory;
        this.store = ObjectStore.of(directory.resolve("store").toUri());
    }

    ObjectStore store() {
        return store;
    }

    /** The work of a finish job, with a file for each SQL of airports. */
    JobWork.Finish flights(QualityPolicy policy, List<String> airports, String routes)
            throws IOException {
        var airport =
                new NodeDefinition(
                        "Airport",
                        airports.getFirst(),
                        new PropertyDefinition("iata", "STRING"),
                        List.of(new PropertyDefinition("name", "STRING")));
        var route =
                new EdgeDefinition(
                        "ROUTE", "Airport", "Airport", routes, "origin", "destination", List.of());
        var mapping = new MappingDefinition(List.of(airport), List.of(route), policy);
        return new JobWork.Finish(
                mapping,
                List.of(
                        export(airport, airports, mapping),
                        export(route, List.of(routes), mapping)));
    }

    JobWork.Finish flights(QualityPolicy policy, String airports, String routes)
            throws IOException {
        return flights(policy, List.of(airports), routes);
    }

    private EntityExport export(
            EntityDefinition definition, List<String> parts, MappingDefinition mapping)
            throws IOException {
        var files = new ArrayList<DataFile>();
        for (int i = 0; i < parts.size(); i++) {
            var prefix = Attempts.PREFIX + (i == 0 ? "" : "-" + i);
            files.addAll(part(definition, parts.get(i), prefix, mapping));
        }
        return new EntityExport(
                definition.kind(),
                definition.name(),
                files.stream().mapToLong(DataFile::rows).sum(),
                files.stream().mapToLong(DataFile::bytes).sum(),
                files,
                List.of("q"));
    }

    private List<DataFile> part(
            EntityDefinition definition, String sql, String prefix, MappingDefinition mapping)
            throws IOException {
        var target = SnapshotLayout.entityAttempt(definition.kind(), definition.name(), prefix);
        var local = Files.createDirectories(store.localPath(target).orElseThrow());
        var request =
                new ExportRequest(
                        sql,
                        definition.columns(mapping),
                        local,
                        64 << 20,
                        256 << 20,
                        1,
                        Duration.ofMinutes(1));
        return new DuckDbWarehouse(directory.resolve("none"))
                .export(request, ExportListener.NONE, new Cancellation()).files().stream()
                        .map(file ->
                                new DataFile(
                                        target + "/" + file.file().getFileName(),
                                        file.rows(),
                                        file.bytes(),
                                        "00000000"))
                        .toList();
    }

    /** Rows of an entity of the snapshot, each as its values in one text, in order. */
    List<String> rows(SnapshotManifest.Entity entity) {
        return rows(entity.files().stream().map(DataFile::path).toList());
    }

    /** Rows of Parquet files of the store. */
    List<String> rows(List<String> paths) {
        var files =
                paths.stream()
                        .map(path -> "'" + store.localPath(path).orElseThrow() + "'")
                        .toList();
        var rows = new ArrayList<String>();
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT * FROM read_parquet(" + files + ")")) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    values.add(found.getString(i));
                }
                rows.add(String.join("|", values.stream().map(String::valueOf).toList()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows.stream().sorted().toList();
    }
}
