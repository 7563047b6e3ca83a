package io.grapholap.warehouse.duckdb;

import io.grapholap.common.job.JobFailure;
import io.grapholap.warehouse.ExportFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables below a root directory: {@code <root>/<schema>/<table>.{parquet,csv}}. */
final class TableDirectory {
    private static final int NAMES_SHOWN = 20;

    private final Path root;

    TableDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
        if (isPattern(this.root)) {
            throw new IllegalArgumentException(
                    "The warehouse directory " + root + " has one of *?[ in its path; move it.");
        }
    }

    Path root() {
        return root;
    }

    /**
     * The files of these tables.
     *
     * @throws ExportFailure if one does not exist; names those that do
     */
    List<SandboxTable> resolve(Collection<TableName> names) {
        var known = names.isEmpty() ? Map.<TableName, Path>of() : scan();
        return names.stream().map(name -> table(name, known)).toList();
    }

    /** Every table there is and its file, sorted. */
    SortedMap<TableName, Path> all() {
        var sorted = new TreeMap<TableName, Path>(TableName.ORDER);
        sorted.putAll(scan());
        return sorted;
    }

    /** Every schema there is, with or without tables, sorted. */
    SortedSet<String> schemas() {
        try (var schemas = Files.list(root)) {
            return schemas.filter(Files::isDirectory)
                    .map(schema -> schema.getFileName().toString().toLowerCase(Locale.ROOT))
                    .filter(schema -> !schema.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException e) {
            return new TreeSet<>();
        } catch (IOException e) {
            throw away();
        }
    }

    private static ExportFailure away() {
        return ExportFailure.retryable(
                JobFailure.Code.SQL_FAILED, "The warehouse's directory cannot be read.");
    }

    private static SandboxTable table(TableName name, Map<TableName, Path> known) {
        var file = known.get(name);
        if (file == null) {
            throw ExportFailure.of(
                    JobFailure.Code.SQL_FAILED,
                    "There is no table " + name + "; there is " + shown(known) + ".");
        }
        return new SandboxTable(name.schema(), name.table(), List.of(file));
    }

    private static String shown(Map<TableName, Path> known) {
        if (known.isEmpty()) {
            return "none";
        }
        return known.keySet().stream()
                        .map(TableName::toString)
                        .sorted()
                        .limit(NAMES_SHOWN)
                        .collect(Collectors.joining(", "))
                + (known.size() > NAMES_SHOWN ? ", …" : "");
    }

    private Map<TableName, Path> scan() {
        var found = new TreeMap<String, Path>();
        try (var schemas = Files.list(root)) {
            for (var schema : schemas.filter(Files::isDirectory).toList()) {
                try (var files = Files.list(schema)) {
                    files.filter(TableDirectory::isTable)
                            .forEach(file -> found.put(file.toString(), file));
                }
            }
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw away();
        }
        // In order of their paths, and Parquet over CSV, so that the same one always wins.
        return found.values().stream()
                .collect(
                        Collectors.toMap(
                                TableDirectory::nameOf,
                                file -> file,
                                (one, other) -> isParquet(other) ? other : one));
    }

    private static boolean isTable(Path file) {
        var name = file.getFileName().toString();
        return (isParquet(file) || name.endsWith(".csv"))
                && !name.startsWith(".")
                && !isPattern(file)
                && Files.isRegularFile(file);
    }

    private static boolean isParquet(Path file) {
        return file.getFileName().toString().endsWith(".parquet");
    }

    /** DuckDB would take such a path for a pattern over many files. */
    private static boolean isPattern(Path path) {
        return path.toString().chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    private static TableName nameOf(Path file) {
        var name = file.getFileName().toString();
        return new TableName(
                file.getParent().getFileName().toString(),
                name.substring(0, name.lastIndexOf('.')));
    }
}
