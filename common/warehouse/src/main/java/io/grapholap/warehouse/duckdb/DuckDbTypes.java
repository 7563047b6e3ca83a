package io.grapholap.warehouse.duckdb;

import io.grapholap.warehouse.source.ColumnType;
import io.grapholap.warehouse.source.ColumnType.Kind;
import io.grapholap.warehouse.source.CursorValue;
import io.grapholap.warehouse.source.SourceColumn;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** DuckDB's types as column types, and points of change columns as its typed constants. */
final class DuckDbTypes {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

    private DuckDbTypes() {}

    static ColumnType of(String spelled) {
        var decimal = DECIMAL.matcher(spelled);
        if (decimal.matches()) {
            return new ColumnType(
                    Kind.DECIMAL,
                    Integer.parseInt(decimal.group(1)),
                    Integer.parseInt(decimal.group(2)));
        }
        return ColumnType.of(
                switch (spelled) {
                    case "BOOLEAN" -> Kind.BOOLEAN;
                    case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" -> Kind.INT;
                    case "BIGINT", "UINTEGER" -> Kind.LONG;
                    case "FLOAT" -> Kind.FLOAT;
                    case "DOUBLE" -> Kind.DOUBLE;
                    case "VARCHAR", "UUID" -> Kind.STRING;
                    case "BLOB" -> Kind.BINARY;
                    case "DATE" -> Kind.DATE;
                    case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" -> Kind.WALL_CLOCK;
                    case "TIMESTAMP_NS" -> Kind.WALL_CLOCK_NANOS;
                    case "TIMESTAMP WITH TIME ZONE" -> Kind.INSTANT;
                    case "VARCHAR[]" -> Kind.STRING_LIST;
                    case "DOUBLE[]", "FLOAT[]" -> Kind.DOUBLE_LIST;
                    default -> Kind.JSON;
                });
    }

    /** The column as the relation of a window shows it. */
    static String selected(SourceColumn column) {
        var name = "t." + Sql.identifier(column.name());
        var cast =
                switch (column.type().kind()) {
                    case JSON -> "CAST(to_json(" + name + ") AS VARCHAR)";
                    case STRING -> "CAST(" + name + " AS VARCHAR)";
                    case INT -> "CAST(" + name + " AS INTEGER)";
                    case LONG -> "CAST(" + name + " AS BIGINT)";
                    case WALL_CLOCK -> "CAST(" + name + " AS TIMESTAMP)";
                    case DOUBLE_LIST -> "CAST(" + name + " AS DOUBLE[])";
                    default -> name;
                };
        return cast + " AS " + Sql.identifier(column.name());
    }

    /**
     * A point as a constant of the column's own type, so that no comparison rounds; a column of
     * microseconds is cut at the first of them that is not before the point, which is the same cut.
     */
    static String constant(CursorValue point, SourceColumn cursor) {
        return switch (cursor.spelled()) {
            case "DATE" -> "DATE '" + date(point.ceil(ChronoUnit.DAYS)) + "'";
            case "TIMESTAMP_NS" -> "TIMESTAMP_NS '" + spaced(point) + "'";
            case "TIMESTAMP_S" -> "TIMESTAMP_S '" + spaced(point.ceil(ChronoUnit.SECONDS)) + "'";
            case "TIMESTAMP_MS" -> "TIMESTAMP_MS '" + spaced(point.ceil(ChronoUnit.MILLIS)) + "'";
            case "TIMESTAMP" -> "TIMESTAMP '" + spaced(point.ceil(ChronoUnit.MICROS)) + "'";
            case "TIMESTAMP WITH TIME ZONE" ->
                    "TIMESTAMPTZ '" + spaced(point.ceil(ChronoUnit.MICROS)) + "+00'";
            default ->
                    throw new IllegalArgumentException(
                            cursor.name() + " is no change column: " + cursor.spelled());
        };
    }

    /** An expression for the exact text of a change column's value. */
    static String text(String expression, SourceColumn cursor) {
        return cursor.type().kind() == Kind.INSTANT
                ? "CAST(" + expression + " AT TIME ZONE 'UTC' AS VARCHAR)"
                : "CAST(" + expression + " AS VARCHAR)";
    }

    private static String date(CursorValue point) {
        return point.reading().toLocalDate().toString();
    }

    private static String spaced(CursorValue point) {
        LocalDateTime reading = point.reading();
        return "%s %02d:%02d:%02d.%09d"
                .formatted(
                        reading.toLocalDate(),
                        reading.getHour(),
                        reading.getMinute(),
                        reading.getSecond(),
                        reading.getNano());
    }
}
