package io.grapholap.importscheduler.job;

import static java.util.stream.Collectors.joining;

import io.grapholap.warehouse.source.ColumnType;
import io.grapholap.warehouse.source.SourceColumn;
import io.grapholap.warehouse.source.TableDescription;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether a table has what a mapping names; the first fault counts. Pure. */
final class TableCheck {
    private static final int MOST_EMBEDDINGS = 30;
    private static final int MOST_COLUMNS = 2_000;
    private static final Set<ColumnType.Kind> NUMBERS =
            Set.of(
                    ColumnType.Kind.INT,
                    ColumnType.Kind.LONG,
                    ColumnType.Kind.FLOAT,
                    ColumnType.Kind.DOUBLE,
                    ColumnType.Kind.DECIMAL);
    private static final Set<ColumnType.Kind> IDS =
            Set.of(ColumnType.Kind.STRING, ColumnType.Kind.INT, ColumnType.Kind.LONG);

    private final TableDescription table;
    private final TableMapping mapping;
    private final MappedColumns mapped;
    private final boolean caseSensitive;

    TableCheck(TableDescription table, TableMapping mapping, boolean caseSensitive) {
        this.table = table;
        this.mapping = mapping;
        this.mapped = new MappedColumns(mapping);
        this.caseSensitive = caseSensitive;
    }

    Optional<ValidationFault> fault(ModelType type) {
        return external()
                .or(this::missing)
                .or(this::ambiguous)
                .or(() -> wrongType(type))
                .or(this::tooMany);
    }

    private Optional<ValidationFault> external() {
        return table.kind() == TableDescription.Kind.EXTERNAL
                ? fault(
                        ValidationCode.UNSUPPORTED_TABLE_TYPE,
                        "%s is an external table; import a table or a view."
                                .formatted(table.table()))
                : Optional.empty();
    }

    private Optional<ValidationFault> missing() {
        var missing = mapped.columns().distinct().filter(c -> matches(c).isEmpty()).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : fault(
                        ValidationCode.COLUMN_NOT_FOUND,
                        missing.stream()
                                .map(name -> "'" + name + "'" + nearest(name))
                                .collect(
                                        joining(
                                                ", ",
                                                table.table() + " has no column ",
                                                "; correct 'schema'.")));
    }

    private String nearest(String name) {
        return table.columns().stream()
                .map(SourceColumn::name)
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> distance(name, other) <= Math.max(2, name.length() / 3))
                .map(other -> " (is it '" + other + "'?)")
                .orElse("");
    }

    private Optional<ValidationFault> ambiguous() {
        return mapped.columns()
                .filter(c -> matches(c).size() > 1)
                .findFirst()
                .flatMap(name ->
                        fault(
                                ValidationCode.AMBIGUOUS_COLUMN,
                                "'%s' may be any of %s, which differ in case alone; write one of them exactly."
                                        .formatted(
                                                name,
                                                matches(name).stream()
                                                        .map(SourceColumn::name)
                                                        .toList())));
    }

    private Optional<ValidationFault> wrongType(ModelType type) {
        var cursor = column(mapping.changeTimestamp());
        if (cursor.isPresent() && !cursor.get().type().isTemporal()) {
            return wrong(cursor.get(), "changeTimestamp", "a timestamp, a datetime or a date");
        }
        var id = column(mapping.predictionId()).filter(c -> !IDS.contains(c.type().kind()));
        if (id.isPresent()) {
            return wrong(id.get(), "predictionId", "text or a whole number");
        }
        return numbers(type).entrySet().stream()
                .flatMap(e ->
                        column(e.getValue())
                                .filter(c -> !NUMBERS.contains(c.type().kind()))
                                .flatMap(c -> wrong(c, e.getKey(), "a number"))
                                .stream())
                .findFirst();
    }

    /** What must hold numbers, by the field that names it. */
    private Map<String, String> numbers(ModelType type) {
        var fields = new LinkedHashMap<String, String>();
        if (type == ModelType.numeric) {
            put(fields, "predictionLabel", mapping.predictionLabel());
            put(fields, "actualLabel", mapping.actualLabel());
        }
        put(fields, "predictionScore", mapping.predictionScore());
        put(fields, "actualScore", mapping.actualScore());
        if (type == ModelType.ranking) {
            put(fields, "rank", mapping.rank());
            put(fields, "relevanceScore", mapping.relevanceScore());
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String field, @Nullable String column) {
        if (column != null) {
            fields.put(field, column);
        }
    }

    private Optional<ValidationFault> wrong(SourceColumn column, String field, String wanted) {
        return fault(
                ValidationCode.INVALID_COLUMN_TYPE,
                "'%s' is %s and cannot be the %s, which is %s."
                        .formatted(column.name(), column.spelled(), field, wanted));
    }

    private Optional<ValidationFault> tooMany() {
        int embeddings =
                mapping.embeddingFeatures() == null ? 0 : mapping.embeddingFeatures().size();
        if (embeddings > MOST_EMBEDDINGS) {
            return fault(
                    ValidationCode.TOO_MANY_EMBEDDINGS,
                    "%d embeddings are mapped and %d are the most."
                            .formatted(embeddings, MOST_EMBEDDINGS));
        }
        return table.columns().size() > MOST_COLUMNS && mapped.takesTheRest()
                ? fault(
                        ValidationCode.TOO_MANY_COLUMNS,
                        "%s has %d columns and %d are the most; name the features in 'featuresList'."
                                .formatted(table.table(), table.columns().size(), MOST_COLUMNS))
                : Optional.empty();
    }

    private Optional<SourceColumn> column(@Nullable String name) {
        return name == null ? Optional.empty() : matches(name).stream().findFirst();
    }

    /** Those of that name; exactly spelled ones if there are any. */
    private List<SourceColumn> matches(String name) {
        var exact = table.columns().stream().filter(c -> c.name().equals(name)).toList();
        return caseSensitive || !exact.isEmpty()
                ? exact
                : table.columns().stream().filter(c -> c.name().equalsIgnoreCase(name)).toList();
    }

    private static Optional<ValidationFault> fault(ValidationCode code, String message) {
        return Optional.of(new ValidationFault(code, message));
    }

    /** Changes that make one name the other, whatever their case (Levenshtein 1966). */
    private static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        int[] above = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
