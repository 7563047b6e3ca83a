package io.grapholap.importscheduler.landing;

import io.grapholap.warehouse.source.ColumnType;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The types of landed columns, in Iceberg's words and in DuckDB's. */
final class LandedTypes {
    private LandedTypes() {}

    /**
     * What a column of the source is landed as. Nanoseconds are cut to microseconds, which is what
     * tables of format 2 hold; the change column's exact value is landed beside it.
     *
     * @param nextId an unused field id, for the elements of lists
     */
    static Type of(ColumnType type, int nextId) {
        return switch (type.kind()) {
            case BOOLEAN -> Types.BooleanType.get();
            case INT -> Types.IntegerType.get();
            case LONG -> Types.LongType.get();
            case FLOAT -> Types.FloatType.get();
            case DOUBLE -> Types.DoubleType.get();
            case DECIMAL -> Types.DecimalType.of(type.precision(), type.scale());
            case STRING, JSON -> Types.StringType.get();
            case BINARY -> Types.BinaryType.get();
            case DATE -> Types.DateType.get();
            case WALL_CLOCK, WALL_CLOCK_NANOS -> Types.TimestampType.withoutZone();
            case INSTANT, INSTANT_NANOS -> Types.TimestampType.withZone();
            case STRING_LIST -> Types.ListType.ofOptional(nextId, Types.StringType.get());
            case DOUBLE_LIST -> Types.ListType.ofOptional(nextId, Types.DoubleType.get());
        };
    }

    /** The same type as DuckDB spells it. */
    static String duckDb(Type type) {
        return switch (type.typeId()) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "INTEGER";
            case LONG -> "BIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case DECIMAL -> {
                var decimal = (Types.DecimalType) type;
                yield "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
            }
            case BINARY -> "BLOB";
            case DATE -> "DATE";
            case TIMESTAMP ->
                    ((Types.TimestampType) type).shouldAdjustToUTC() ? "TIMESTAMPTZ" : "TIMESTAMP";
            case LIST -> duckDb(((Types.ListType) type).elementType()) + "[]";
            default -> "VARCHAR";
        };
    }
}
