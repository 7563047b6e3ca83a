package io.grapholap.warehouse.duckdb;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.definition.PropertyType;
import io.grapholap.common.job.JobFailure;
import io.grapholap.warehouse.ExportFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How the columns of a result become the columns that were declared. */
final class ColumnCasts {
    private static final Map<PropertyType, String> SQL_TYPES =
            Map.ofEntries(
                    Map.entry(PropertyType.STRING, "VARCHAR"),
                    Map.entry(PropertyType.INT64, "BIGINT"),
                    Map.entry(PropertyType.INT32, "INTEGER"),
                    Map.entry(PropertyType.INT16, "SMALLINT"),
                    Map.entry(PropertyType.INT8, "TINYINT"),
                    Map.entry(PropertyType.DOUBLE, "DOUBLE"),
                    Map.entry(PropertyType.FLOAT, "FLOAT"),
                    Map.entry(PropertyType.DATE, "DATE"),
                    Map.entry(PropertyType.TIMESTAMP, "TIMESTAMP"),
                    Map.entry(PropertyType.BOOL, "BOOLEAN"),
                    Map.entry(PropertyType.BLOB, "BLOB"),
                    Map.entry(PropertyType.UUID, "UUID"));

    private final List<ColumnCast> casts;

    private ColumnCasts(List<ColumnCast> casts) {
        this.casts = casts;
    }

    /** A column of a result. */
    record ResultColumn(String name, String type) {}

    /**
     * One declared column.
     *
     * @param source name of the result's column
     * @param sqlType DuckDB type to cast to, which for nested types is the one it has
     */
    record ColumnCast(String source, String sourceType, String sqlType, PropertyDefinition column) {
        String expression() {
            return "CAST(" + Sql.identifier(source) + " AS " + sqlType + ")";
        }

        String tryExpression() {
            return "TRY_" + expression();
        }
    }

    /**
     * Finds each declared column in the result.
     *
     * @throws ExportFailure if one is missing, stands twice, or has a type that cannot become the
     *     declared one
     */
    static ColumnCasts plan(List<PropertyDefinition> declared, List<ResultColumn> found) {
        return new ColumnCasts(declared.stream().map(column -> cast(column, found)).toList());
    }

    List<ColumnCast> casts() {
        return casts;
    }

    /** The select list: every declared column by name, cast, in the declared order. */
    String selectList() {
        return casts.stream()
                .map(c -> c.expression() + " AS " + Sql.identifier(c.column().name()))
                .collect(Collectors.joining(", "));
    }

    private static ColumnCast cast(PropertyDefinition column, List<ResultColumn> found) {
        var matches = found.stream().filter(f -> f.name().equalsIgnoreCase(column.name())).toList();
        if (matches.isEmpty()) {
            throw ExportFailure.of(
                    JobFailure.Code.COLUMN_MISSING,
                    column.name(),
                    "The SQL has no column '"
                            + column.name()
                            + "'; it has "
                            + found.stream()
                                    .map(f -> "'" + f.name() + "'")
                                    .collect(Collectors.joining(", "))
                            + ".",
                    null);
        }
        if (matches.size() > 1) {
            throw ExportFailure.of(
                    JobFailure.Code.SQL_FAILED,
                    column.name(),
                    "The SQL has "
                            + matches.size()
                            + " columns '"
                            + column.name()
                            + "'; give the others another name.",
                    null);
        }
        var match = matches.getFirst();
        return new ColumnCast(match.name(), match.type(), target(column, match.type()), column);
    }

    private static String target(PropertyDefinition column, String found) {
        var type = column.propertyType();
        var simple = SQL_TYPES.get(type);
        if (simple != null) {
            return simple;
        }
        if (isNested(type, found.toUpperCase(Locale.ROOT))) {
            return found;
        }
        throw cannotBecome(column, found);
    }

    static ExportFailure cannotBecome(PropertyDefinition column, String found) {
        return ExportFailure.of(
                JobFailure.Code.CAST_FAILED,
                column.name(),
                "The column '%s' is of type %s, which cannot become %s; cast it in the SQL, or declare another type."
                        .formatted(column.name(), found, column.type()),
                null);
    }

    private static boolean isNested(PropertyType type, String found) {
        return switch (type) {
            case LIST -> found.endsWith("]");
            case MAP -> found.startsWith("MAP(") && found.endsWith(")");
            case STRUCT -> found.startsWith("STRUCT(") && found.endsWith(")");
            default -> false;
        };
    }
}
