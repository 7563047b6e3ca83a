package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.ryugraph.Statements.name;

import com.kuzudb.Connection;
import com.kuzudb.Database;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.definition.PropertyType;
import io.grapholap.engine.EngineInfo;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphBuildException;
import io.grapholap.engine.GraphBuilder;
import io.grapholap.engine.guard.EdgeTables;
import io.grapholap.engine.ryugraph.Statements.EngineError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads Parquet into a new file, at the speed of the engine's own COPY. */
final class RyugraphBuilder implements GraphBuilder {
    private static final Set<PropertyType> NO_KEYS =
            EnumSet.of(PropertyType.BOOL, PropertyType.LIST, PropertyType.MAP, PropertyType.STRUCT);

    private final EngineInfo info;
    private final Database database;
    private final Connection connection;
    private final List<String> labels = new ArrayList<>();

    private RyugraphBuilder(EngineInfo info, Database database, int threads) {
        this.info = info;
        this.database = database;
        this.connection = new Connection(database);
        this.connection.setMaxNumThreadForExec(threads);
    }

    static RyugraphBuilder create(EngineInfo info, Path file, EngineSettings settings) {
        if (Files.exists(file)) {
            throw new GraphBuildException("The graph file " + file + " exists already.");
        }
        return new RyugraphBuilder(info, Databases.open(file, settings), settings.threads());
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public long loadNodes(
            String label,
            PropertyDefinition primaryKey,
            List<PropertyDefinition> properties,
            List<Path> files) {
        if (NO_KEYS.contains(primaryKey.propertyType())) {
            throw new GraphBuildException(
                    "%s.%s: keys of type %s cannot be indexed by %s; use STRING, a number, DATE, TIMESTAMP or UUID."
                            .formatted(label, primaryKey.name(), primaryKey.type(), info.name()));
        }
        var columns = new ArrayList<PropertyDefinition>();
        columns.add(primaryKey);
        columns.addAll(properties);
        var declarations = ColumnTypes.declarations(columns, 0, files);
        execute(
                label,
                "CREATE NODE TABLE %s(%s, PRIMARY KEY (%s))"
                        .formatted(name(label), declarations, name(primaryKey.name())));
        labels.add(label);
        return copy(label, label, files);
    }

    @Override
    public long loadEdges(
            String type,
            String fromLabel,
            String toLabel,
            List<PropertyDefinition> properties,
            List<Path> files) {
        var tableName = EdgeTables.of(labels, List.of(type)).table(type);
        var columns = new ArrayList<>(List.of(key("from"), key("to")));
        columns.addAll(properties);
        var declarations = ColumnTypes.declarations(columns, 2, files);
        execute(
                type,
                "CREATE REL TABLE %s(FROM %s TO %s%s)"
                        .formatted(
                                name(tableName),
                                name(fromLabel),
                                name(toLabel),
                                declarations.isEmpty() ? "" : ", " + declarations));
        return copy(type, tableName, files);
    }

    private static PropertyDefinition key(String end) {
        return new PropertyDefinition(end, PropertyType.STRING.name());
    }

    private long copy(String entity, String tableName, List<Path> files) {
        var list = files.stream().map(Statements::literal).collect(Collectors.joining(", "));
        var answer = execute(entity, "COPY " + name(tableName) + " FROM [" + list + "]");
        return Long.parseLong(answer.substring(0, answer.indexOf(' ')));
    }

    private String execute(String entity, String statement) {
        try {
            return Statements.rows(connection, statement, t -> Statements.text(t, 0)).getFirst();
        } catch (EngineError e) {
            throw new GraphBuildException(entity + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            Statements.run(connection, "CHECKPOINT");
        } finally {
            connection.close();
            database.close();
        }
    }
}
