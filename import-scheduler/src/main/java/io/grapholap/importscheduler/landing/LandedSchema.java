package io.grapholap.importscheduler.landing;

import io.grapholap.warehouse.duckdb.Sql;
import java.util.stream.Collectors;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Columns that every landed table has, and how a table gets those that a window needs. */
final class LandedSchema {
    /** Rows that were kept. */
    static final Schema ROWS =
            new Schema(
                    optional(1, "prediction_id", Types.StringType.get()),
                    optional(2, "prediction_ts", Types.TimestampType.withZone()),
                    optional(3, "_job_id", Types.StringType.get()),
                    optional(4, "_query_id", Types.StringType.get()),
                    optional(5, "_attempt", Types.IntegerType.get()),
                    optional(6, "_window_start", Types.StringType.get()),
                    optional(7, "_window_end", Types.StringType.get()),
                    optional(8, "_change_ts", Types.LongType.get()),
                    optional(9, "_change_text", Types.StringType.get()),
                    optional(10, "_row_hash", Types.StringType.get()),
                    optional(11, "_landed_at", Types.TimestampType.withZone()));

    /** Rows that broke a rule: which and why, not what they held. */
    static final Schema QUARANTINE =
            new Schema(
                    optional(1, "_job_id", Types.StringType.get()),
                    optional(2, "_query_id", Types.StringType.get()),
                    optional(3, "_attempt", Types.IntegerType.get()),
                    optional(4, "_change_ts", Types.LongType.get()),
                    optional(5, "_change_text", Types.StringType.get()),
                    optional(6, "_row_hash", Types.StringType.get()),
                    optional(7, "_landed_at", Types.TimestampType.withZone()),
                    optional(8, "_rule", Types.StringType.get()));

    private LandedSchema() {}

    private static NestedField optional(int id, String name, Type type) {
        return NestedField.optional(id, name, type);
    }

    /** Applies what a window needs. Repeating it is harmless. */
    static void apply(BaseTable table, SchemaDrift drift) {
        if (drift.changes().isEmpty()) {
            return;
        }
        var update = table.updateSchema();
        for (var change : drift.changes()) {
            switch (change) {
                case SchemaDrift.Change.Add(var name, var type) ->
                        update.addColumn(null, name, type);
                case SchemaDrift.Change.Widen(var name, var type) ->
                        update.updateColumn(name, type);
            }
        }
        update.commit();
        table.refresh();
    }

    /** DuckDB's FIELD_IDS for a table's columns; without them readers go by position. */
    static String fieldIds(Schema schema) {
        return schema.columns().stream()
                .map(field -> Sql.identifier(field.name()) + ": " + fieldId(field))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String fieldId(NestedField field) {
        return field.type() instanceof Types.ListType list
                ? "{__duckdb_field_id: %d, element: %d}"
                        .formatted(field.fieldId(), list.elementId())
                : Integer.toString(field.fieldId());
    }
}
