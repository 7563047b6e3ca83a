package io.grapholap.engine.ryugraph;

import com.kuzudb.InternalID;
import com.kuzudb.KuzuList;
import com.kuzudb.KuzuMap;
import com.kuzudb.KuzuStruct;
import com.kuzudb.Value;
import com.kuzudb.ValueNodeUtil;
import com.kuzudb.ValueRecursiveRelUtil;
import com.kuzudb.ValueRelUtil;
import io.grapholap.engine.guard.EdgeTables;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the engine's values into what JSON can carry. */
final class Cells {
    /** Room for a million million nodes of each label, within what JavaScript counts exactly. */
    private static final int OFFSET_BITS = 40;

    private Cells() {}

    static @Nullable Object of(Value value) {
        if (value.isNull()) {
            return null;
        }
        try (var type = value.getDataType()) {
            return switch (type.getID()) {
                case NODE -> node(value);
                case REL -> edge(value);
                case RECURSIVE_REL -> path(value);
                case LIST, ARRAY -> list(value);
                case MAP -> map(value);
                case STRUCT -> struct(value);
                case UNION, ANY -> value.toString();
                default -> scalar(value.getValue());
            };
        }
    }

    /** Number of a node or edge, unique in the graph. */
    static long id(InternalID id) {
        return (id.tableId << OFFSET_BITS) | id.offset;
    }

    private static @Nullable Object scalar(Object value) {
        return switch (value) {
            case Boolean b -> b;
            case Double d -> finite(d);
            case Float f -> finite(Double.parseDouble(f.toString()));
            case BigDecimal d -> d;
            case BigInteger i -> i.bitLength() < Long.SIZE ? (Object) i.longValue() : i;
            case Number n -> n.longValue();
            case InternalID id -> id(id);
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Duration duration -> interval(duration);
            default -> value.toString();
        };
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** {@code P[nD][T[nH][nM][nS]]}; every part carries the sign. */
    static String interval(Duration duration) {
        var size = duration.abs();
        var sign = duration.isNegative() ? "-" : "";
        var seconds =
                BigDecimal.valueOf(size.toSecondsPart())
                        .add(BigDecimal.valueOf(size.toNanosPart(), 9));
        var days = size.toDaysPart() == 0 ? "" : sign + size.toDaysPart() + "D";
        var time =
                (size.toHoursPart() == 0 ? "" : sign + size.toHoursPart() + "H")
                        + (size.toMinutesPart() == 0 ? "" : sign + size.toMinutesPart() + "M")
                        + (seconds.signum() == 0
                                ? ""
                                : sign + seconds.stripTrailingZeros().toPlainString() + "S");
        return size.isZero() ? "PT0S" : "P" + days + (time.isEmpty() ? "" : "T" + time);
    }

    private static Map<String, @Nullable Object> node(Value value) {
        var cell = new LinkedHashMap<String, @Nullable Object>();
        cell.put("_id", id(ValueNodeUtil.getID(value)));
        cell.put("_label", ValueNodeUtil.getLabelName(value));
        long size = ValueNodeUtil.getPropertySize(value);
        for (long i = 0; i < size; i++) {
            property(
                    cell,
                    ValueNodeUtil.getPropertyNameAt(value, i),
                    ValueNodeUtil.getPropertyValueAt(value, i));
        }
        return cell;
    }

    private static Map<String, @Nullable Object> edge(Value value) {
        var cell = new LinkedHashMap<String, @Nullable Object>();
        cell.put("_id", id(ValueRelUtil.getID(value)));
        cell.put("_type", EdgeTables.type(ValueRelUtil.getLabelName(value)));
        cell.put("_src", id(ValueRelUtil.getSrcID(value)));
        cell.put("_dst", id(ValueRelUtil.getDstID(value)));
        long size = ValueRelUtil.getPropertySize(value);
        for (long i = 0; i < size; i++) {
            property(
                    cell,
                    ValueRelUtil.getPropertyNameAt(value, i),
                    ValueRelUtil.getPropertyValueAt(value, i));
        }
        return cell;
    }

    private static void property(Map<String, @Nullable Object> cell, String name, Value value) {
        try (value) {
            if (!name.startsWith("_")) {
                cell.put(name, of(value));
            }
        }
    }

    private static Map<String, @Nullable Object> path(Value value) {
        var cell = new LinkedHashMap<String, @Nullable Object>();
        try (var nodes = ValueRecursiveRelUtil.getNodeList(value);
                var edges = ValueRecursiveRelUtil.getRelList(value)) {
            cell.put("_nodes", list(nodes));
            cell.put("_rels", list(edges));
        }
        return cell;
    }

    @SuppressWarnings("resource") // closing the view would close the value
    private static List<@Nullable Object> list(Value value) {
        var view = new KuzuList(value);
        long size = view.getListSize();
        var cell = new ArrayList<@Nullable Object>((int) size);
        for (long i = 0; i < size; i++) {
            try (var element = view.getListElement(i)) {
                cell.add(of(element));
            }
        }
        return cell;
    }

    @SuppressWarnings("resource")
    private static Map<String, @Nullable Object> map(Value value) {
        var view = new KuzuMap(value);
        var cell = new LinkedHashMap<String, @Nullable Object>();
        for (long i = 0; i < view.getNumFields(); i++) {
            try (var key = view.getKey(i);
                    var entry = view.getValue(i)) {
                cell.put(String.valueOf(of(key)), of(entry));
            }
        }
        return cell;
    }

    @SuppressWarnings("resource")
    private static Map<String, @Nullable Object> struct(Value value) {
        var view = new KuzuStruct(value);
        var cell = new LinkedHashMap<String, @Nullable Object>();
        for (long i = 0; i < view.getNumFields(); i++) {
            try (var field = view.getValueByIndex(i)) {
                cell.put(view.getFieldNameByIndex(i), of(field));
            }
        }
        return cell;
    }
}
