package io.grapholap.importscheduler.landing;

import io.grapholap.lake.ObjectStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * The landed tables: an Iceberg catalog in PostgreSQL, metadata and data in the object store.
 * Opened at the first use, since it loads much.
 */
public final class LakeCatalog implements AutoCloseable {
    private static final String NAME = "imports";

    private final ObjectStore store;
    private final StoreFileIO files;
    private final Map<String, String> properties;
    private final List<JdbcCatalog> opened = new ArrayList<>(1);

    /**
     * @param storeRoot root of the object store, {@code file:///…/}
     * @param jdbcUrl PostgreSQL; its schema must be there, such as {@code
     *     jdbc:postgresql://host/db?currentSchema=lake}
     */
    public LakeCatalog(URI storeRoot, String jdbcUrl, String user, String password) {
        var root = storeRoot.toString().endsWith("/") ? storeRoot : URI.create(storeRoot + "/");
        this.store = ObjectStore.of(root);
        this.files = new StoreFileIO(store, root);
        this.properties =
                Map.of(
                        "uri", jdbcUrl,
                        "jdbc.user", user,
                        "jdbc.password", password,
                        "jdbc.schema-version", "V1",
                        "warehouse", files.location(NAME));
    }

    ObjectStore store() {
        return store;
    }

    StoreFileIO files() {
        return files;
    }

    private synchronized JdbcCatalog catalog() {
        if (opened.isEmpty()) {
            var catalog = new JdbcCatalog(_ -> files, null, true);
            catalog.initialize(NAME, new HashMap<>(properties));
            opened.add(catalog);
        }
        return opened.getFirst();
    }

    /** The table as it is now; empty without one. */
    Optional<BaseTable> find(TableIdentifier name) {
        try {
            return Optional.of((BaseTable) catalog().loadTable(name));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        }
    }

    /** The table as it is now, made if it was not there. */
    BaseTable findOrCreate(TableIdentifier name, Schema schema) {
        var found = find(name);
        if (found.isPresent()) {
            return found.get();
        }
        createNamespace(name.namespace());
        try {
            return (BaseTable)
                    catalog()
                            .createTable(
                                    name,
                                    schema,
                                    PartitionSpec.unpartitioned(),
                                    Map.of(
                                            TableProperties.FORMAT_VERSION, "2",
                                            TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
                                                    "true",
                                            TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20"));
        } catch (AlreadyExistsException e) {
            return find(name).orElseThrow();
        }
    }

    /** Harmless where it was made by a window before, or by another just now. */
    private void createNamespace(Namespace namespace) {
        try {
            catalog().createNamespace(namespace);
        } catch (AlreadyExistsException e) {
            // As wanted.
        } catch (UncheckedSQLException e) {
            if (!catalog().namespaceExists(namespace)) {
                throw e;
            }
        }
    }

    /** All tables of all spaces, by name. */
    List<TableIdentifier> tables() {
        return catalog().listNamespaces().stream()
                .flatMap(space -> catalog().listTables(space).stream())
                .sorted(Comparator.comparing(TableIdentifier::toString))
                .toList();
    }

    static TableIdentifier name(WindowTask task, String kind) {
        return TableIdentifier.of(
                Namespace.of(TableNames.segment(task.space())),
                TableNames.segment(task.model())
                        + "__"
                        + TableNames.segment(task.environment())
                        + "__"
                        + kind);
    }

    @Override
    public synchronized void close() {
        opened.forEach(JdbcCatalog::close);
        opened.clear();
    }
}
