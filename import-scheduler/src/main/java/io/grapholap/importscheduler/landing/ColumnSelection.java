package io.grapholap.importscheduler.landing;

import io.grapholap.importscheduler.landing.SelectedColumn.Role;
import io.grapholap.warehouse.source.SourceColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which columns of a table a window reads: mapped single columns first, then lists, then
 * the longest matching prefix; without list and prefix, everything that is left is a feature.
 * Excluded columns are never read.
 */
public final class ColumnSelection {
    private static final int MOST_COLUMNS = 2_000;

    private final ColumnMapping mapping;
    private final List<SourceColumn> columns;
    private final boolean caseSensitive;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, SelectedColumn> selected = new LinkedHashMap<>();

    private ColumnSelection(
            ColumnMapping mapping, List<SourceColumn> columns, boolean caseSensitive) {
        this.mapping = mapping;
        this.columns = columns;
        this.caseSensitive = caseSensitive;
    }

    /**
     * The columns to read, each once, in a stable order.
     *
     * @param caseSensitive whether the warehouse tells {@code a} from {@code A}
     * @throws LandingFailure if mapped columns are missing (all are named), a name means two
     *     columns, two would be landed under one name, or there are too many
     */
    public static List<SelectedColumn> of(
            ColumnMapping mapping, List<SourceColumn> columns, boolean caseSensitive) {
        return new ColumnSelection(mapping, columns, caseSensitive).run();
    }

    /** The change column as the table spells it. */
    public static SourceColumn cursor(
            ColumnMapping mapping, List<SourceColumn> columns, boolean caseSensitive) {
        return new ColumnSelection(mapping, columns, caseSensitive).find(mapping.changeTimestamp());
    }

    private List<SelectedColumn> run() {
        requireAll();
        excludeAll();
        var cursor = find(mapping.changeTimestamp());
        single(Role.PREDICTION_ID, "prediction_id", mapping.predictionId());
        single(Role.TIMESTAMP, "prediction_ts", mapping.timestamp());
        mapping.singles().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> single(Role.SINGLE, e.getKey(), e.getValue()));
        taken.add(cursor.name());
        list(Role.FEATURE, mapping.featuresList(), mapping.features());
        list(Role.TAG, mapping.tagsList(), mapping.tags());
        byPrefix();
        rest();
        if (selected.size() > MOST_COLUMNS) {
            throw new LandingFailure(
                    LandingFailure.Code.TOO_MANY_COLUMNS,
                    "%d columns are mapped; at most %d are landed."
                            .formatted(selected.size(), MOST_COLUMNS));
        }
        return List.copyOf(selected.values());
    }

    private void requireAll() {
        var missing =
                Stream.of(
                                Stream.of(
                                        mapping.predictionId(),
                                        mapping.timestamp(),
                                        mapping.changeTimestamp()),
                                mapping.singles().values().stream().sorted(),
                                stream(mapping.featuresList()),
                                stream(mapping.tagsList()))
                        .flatMap(names -> names)
                        .filter(Objects::nonNull)
                        .distinct()
                        .filter(name -> matches(name).isEmpty())
                        .toList();
        if (!missing.isEmpty()) {
            throw new LandingFailure(
                    LandingFailure.Code.COLUMN_NOT_FOUND,
                    "The table has no column " + String.join(", ", missing) + ".");
        }
    }

    private static Stream<String> stream(@Nullable List<String> names) {
        return names == null ? Stream.of() : names.stream();
    }

    private void excludeAll() {
        mapping.exclude().forEach(name -> matches(name).forEach(c -> taken.add(c.name())));
    }

    private void single(Role role, String landed, @Nullable String name) {
        if (name != null) {
            var column = find(name);
            boolean excluded =
                    mapping.exclude().stream().anyMatch(e -> matches(e).contains(column));
            if (!excluded) {
                taken.add(column.name());
                add(new SelectedColumn(role, landed, column));
            }
        }
    }

    private void list(Role role, @Nullable List<String> names, @Nullable String prefix) {
        for (var name : names == null ? List.<String>of() : names) {
            var column = find(name);
            if (taken.add(column.name())) {
                add(new SelectedColumn(role, landed(role, stripped(column, prefix)), column));
            }
        }
    }

    /** Columns that no list names, each by the longest prefix that it has. */
    private void byPrefix() {
        record Prefix(Role role, String text) {}
        var prefixes = new ArrayList<Prefix>();
        if (mapping.features() != null && mapping.featuresList() == null) {
            prefixes.add(new Prefix(Role.FEATURE, mapping.features()));
        }
        if (mapping.tags() != null && mapping.tagsList() == null) {
            prefixes.add(new Prefix(Role.TAG, mapping.tags()));
        }
        if (mapping.shapValues() != null) {
            prefixes.add(new Prefix(Role.SHAP, mapping.shapValues()));
        }
        prefixes.sort(Comparator.comparingInt((Prefix p) -> p.text().length()).reversed());
        for (var column : columns) {
            prefixes.stream()
                    .filter(p -> !taken.contains(column.name()) && hasPrefix(column, p.text()))
                    .findFirst()
                    .ifPresent(p -> {
                        taken.add(column.name());
                        var rest = stripped(column, p.text());
                        add(new SelectedColumn(p.role(), landed(p.role(), rest), column));
                    });
        }
    }

    private void rest() {
        if (mapping.features() == null && mapping.featuresList() == null) {
            for (var column : columns) {
                if (taken.add(column.name())) {
                    add(
                            new SelectedColumn(
                                    Role.FEATURE, landed(Role.FEATURE, column.name()), column));
                }
            }
        }
    }

    private void add(SelectedColumn column) {
        // Iceberg's readers, like most warehouses, do not tell two columns apart by case.
        var other = selected.putIfAbsent(column.landed().toLowerCase(Locale.ROOT), column);
        if (other != null) {
            throw new LandingFailure(
                    LandingFailure.Code.DUPLICATE_COLUMN,
                    "The columns %s and %s would both be landed as %s."
                            .formatted(
                                    other.source().name(),
                                    column.source().name(),
                                    column.landed()));
        }
    }

    private SourceColumn find(String name) {
        var found = matches(name);
        if (found.size() > 1) {
            throw new LandingFailure(
                    LandingFailure.Code.AMBIGUOUS_COLUMN,
                    "The name %s means the columns %s; they differ in case alone."
                            .formatted(
                                    name,
                                    String.join(
                                            " and ",
                                            found.stream().map(SourceColumn::name).toList())));
        }
        if (found.isEmpty()) {
            throw new LandingFailure(
                    LandingFailure.Code.COLUMN_NOT_FOUND, "The table has no column " + name + ".");
        }
        return found.getFirst();
    }

    private List<SourceColumn> matches(String name) {
        var exact = columns.stream().filter(c -> c.name().equals(name)).toList();
        return caseSensitive || !exact.isEmpty()
                ? exact
                : columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).toList();
    }

    private boolean hasPrefix(SourceColumn column, String prefix) {
        return column.name().regionMatches(!caseSensitive, 0, prefix, 0, prefix.length())
                && column.name().length() > prefix.length();
    }

    private String stripped(SourceColumn column, @Nullable String prefix) {
        return prefix != null && hasPrefix(column, prefix)
                ? column.name().substring(prefix.length())
                : column.name();
    }

    private static String landed(Role role, String name) {
        return role.name().toLowerCase(Locale.ROOT) + "_" + name;
    }
}
