package io.grapholap.importscheduler.landing;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/**
 * How a landed table follows its source: new columns are added, types are widened where Iceberg
 * allows it and become a column {@code name__v2} where it does not; what is narrower is cast, and
 * rows that would lose something go to quarantine. Columns that are gone stay, empty.
 *
 * @param changes to the landed table, before the window is staged
 * @param targets where each selected column goes, in their order
 */
record SchemaDrift(List<Change> changes, List<Target> targets) {
    /** A change of the landed table. */
    sealed interface Change {
        /** A column that was not there. */
        record Add(String name, Type type) implements Change {}

        /** A column that becomes wider. */
        record Widen(String name, Type.PrimitiveType type) implements Change {}
    }

    /**
     * A column of the landed table.
     *
     * @param lossless whether every value of the source fits
     */
    record Target(SelectedColumn column, String name, Type type, boolean lossless) {}

    /** Compares a table with the columns that a window is going to land. */
    static SchemaDrift of(Schema table, List<SelectedColumn> columns) {
        var changes = new ArrayList<Change>();
        var targets = new ArrayList<Target>();
        int nextId = table.highestFieldId() + 1_000;
        for (var column : columns) {
            var wanted = wanted(column, nextId++);
            var name = newest(table, column.landed());
            var field = table.findField(name);
            if (field == null) {
                changes.add(new Change.Add(name, wanted));
                targets.add(new Target(column, name, wanted, true));
                continue;
            }
            var had = field.type();
            if (same(had, wanted) || fits(wanted, had)) {
                targets.add(new Target(column, name, had, true));
            } else if (wanted.isPrimitiveType()
                    && TypeUtil.isPromotionAllowed(had, wanted.asPrimitiveType())) {
                changes.add(new Change.Widen(name, wanted.asPrimitiveType()));
                targets.add(new Target(column, name, wanted, true));
            } else if (fits(had, wanted)) {
                var next = next(table, column.landed());
                changes.add(new Change.Add(next, wanted));
                targets.add(new Target(column, next, wanted, true));
            } else {
                targets.add(new Target(column, name, had, false));
            }
        }
        return new SchemaDrift(List.copyOf(changes), List.copyOf(targets));
    }

    private static Type wanted(SelectedColumn column, int nextId) {
        return column.role() == SelectedColumn.Role.TIMESTAMP
                ? Types.TimestampType.withZone()
                : LandedTypes.of(column.source().type(), nextId);
    }

    private static boolean same(Type one, Type other) {
        return LandedTypes.duckDb(one).equals(LandedTypes.duckDb(other));
    }

    /** Whether every value of {@code narrow} is one of {@code wide}. */
    private static boolean fits(Type narrow, Type wide) {
        return switch (narrow.typeId()) {
            case INTEGER ->
                    switch (wide.typeId()) {
                        case LONG, DOUBLE -> true;
                        case DECIMAL -> digitsBeforePoint(wide) >= 10;
                        default -> false;
                    };
            // A double holds whole numbers of 53 bits exactly; warehouses widen so all the same.
            case LONG ->
                    wide.typeId() == Type.TypeID.DOUBLE
                            || (wide.typeId() == Type.TypeID.DECIMAL
                                    && digitsBeforePoint(wide) >= 19);
            case FLOAT -> wide.typeId() == Type.TypeID.DOUBLE;
            case DECIMAL ->
                    wide.typeId() == Type.TypeID.DECIMAL
                            && digitsBeforePoint(wide) >= digitsBeforePoint(narrow)
                            && ((Types.DecimalType) wide).scale()
                                    >= ((Types.DecimalType) narrow).scale();
            case DATE -> wide.typeId() == Type.TypeID.TIMESTAMP;
            default -> false;
        };
    }

    private static int digitsBeforePoint(Type decimal) {
        return ((Types.DecimalType) decimal).precision() - ((Types.DecimalType) decimal).scale();
    }

    private static String newest(Schema table, String name) {
        var newest = name;
        for (int v = 2; table.findField(name + "__v" + v) != null; v++) {
            newest = name + "__v" + v;
        }
        return newest;
    }

    private static String next(Schema table, String name) {
        int v = 2;
        while (table.findField(name + "__v" + v) != null) {
            v++;
        }
        return name + "__v" + v;
    }

    /** Whether values of a column tell a time by numbers, as seconds since 1970. */
    static boolean isEpoch(SelectedColumn column) {
        return switch (column.source().type().kind()) {
            case INT, LONG, FLOAT, DOUBLE, DECIMAL -> true;
            default -> false;
        };
    }
}
