package io.grapholap.engine.ryugraph;

import com.kuzudb.DataTypeID;
import com.kuzudb.InternalID;
import com.kuzudb.KuzuList;
import com.kuzudb.KuzuMap;
import com.kuzudb.KuzuStruct;
import com.kuzudb.Value;
import com.kuzudb.ValueNodeUtil;
import com.kuzudb.ValueRecursiveRelUtil;
import com.kuzudb.ValueRelUtil;
import io.grapholap.engine.guard.EdgeTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one column, or of one part of each, into what JSON can carry. All of them have
 * one type, so what is learnt about the first serves the others: asking the engine is what costs.
 */
final class Cells {
    private static final int KEYS = 0;
    private static final int VALUES = 1;

    private final Shapes shapes;
    private final Map<Long, Layout> layouts = new HashMap<>();
    private final Map<Integer, Cells> parts = new HashMap<>();
    private @Nullable DataTypeID type;

    /** How nodes or edges of one table look in this column. */
    private record Layout(String name, List<Slot> slots) {}

    /** A property; one that the table does not have is null in it, and left out. */
    private record Slot(String name, boolean own, Cells cells) {}

    Cells(Shapes shapes) {
        this.shapes = shapes;
    }

    @Nullable Object of(Value value) {
        if (value.isNull()) {
            return null;
        }
        return switch (type(value)) {
            case NODE -> node(value);
            case REL -> edge(value);
            case RECURSIVE_REL -> path(value);
            case LIST, ARRAY -> list(value);
            case MAP -> map(value);
            case STRUCT -> struct(value);
            case UNION, ANY -> value.toString();
            default -> Scalars.of(value.getValue());
        };
    }

    private DataTypeID type(Value value) {
        var known = type;
        if (known == null) {
            try (var found = value.getDataType()) {
                known = found.getID();
            }
            type = known;
        }
        return known;
    }

    private Cells part(int index) {
        return parts.computeIfAbsent(index, _ -> new Cells(shapes));
    }

    private Map<String, @Nullable Object> node(Value value) {
        var id = ValueNodeUtil.getID(value);
        var layout = layouts.computeIfAbsent(id.tableId, _ -> nodeLayout(id, value));
        var cell = new LinkedHashMap<String, @Nullable Object>();
        cell.put("_id", Scalars.id(id));
        cell.put("_label", layout.name());
        for (int i = 0; i < layout.slots().size(); i++) {
            property(cell, layout.slots().get(i), ValueNodeUtil.getPropertyValueAt(value, i));
        }
        return cell;
    }

    private Layout nodeLayout(InternalID id, Value value) {
        var slots = new ArrayList<Slot>();
        for (long i = 0; i < ValueNodeUtil.getPropertySize(value); i++) {
            slots.add(slot(id, ValueNodeUtil.getPropertyNameAt(value, i)));
        }
        return new Layout(ValueNodeUtil.getLabelName(value), slots);
    }

    private Map<String, @Nullable Object> edge(Value value) {
        var id = ValueRelUtil.getID(value);
        var layout = layouts.computeIfAbsent(id.tableId, _ -> edgeLayout(id, value));
        var cell = new LinkedHashMap<String, @Nullable Object>();
        cell.put("_id", Scalars.id(id));
        cell.put("_type", layout.name());
        cell.put("_src", Scalars.id(ValueRelUtil.getSrcID(value)));
        cell.put("_dst", Scalars.id(ValueRelUtil.getDstID(value)));
        for (int i = 0; i < layout.slots().size(); i++) {
            property(cell, layout.slots().get(i), ValueRelUtil.getPropertyValueAt(value, i));
        }
        return cell;
    }

    private Layout edgeLayout(InternalID id, Value value) {
        var slots = new ArrayList<Slot>();
        for (long i = 0; i < ValueRelUtil.getPropertySize(value); i++) {
            slots.add(slot(id, ValueRelUtil.getPropertyNameAt(value, i)));
        }
        return new Layout(EdgeTables.type(ValueRelUtil.getLabelName(value)), slots);
    }

    private Slot slot(InternalID id, String name) {
        return new Slot(name, shapes.has(id.tableId, name), new Cells(shapes));
    }

    private static void property(Map<String, @Nullable Object> cell, Slot slot, Value value) {
        try (value) {
            var content = slot.cells().of(value);
            if (slot.own() || content != null) {
                cell.put(slot.name(), content);
            }
        }
    }

    private Map<String, @Nullable Object> path(Value value) {
        var cell = new LinkedHashMap<String, @Nullable Object>();
        try (var nodes = ValueRecursiveRelUtil.getNodeList(value);
                var edges = ValueRecursiveRelUtil.getRelList(value)) {
            cell.put("_nodes", part(KEYS).list(nodes));
            cell.put("_rels", part(VALUES).list(edges));
        }
        return cell;
    }

    @SuppressWarnings("resource") // closing the view would close the value
    private List<@Nullable Object> list(Value value) {
        var view = new KuzuList(value);
        long size = view.getListSize();
        var elements = part(VALUES);
        var cell = new ArrayList<@Nullable Object>((int) size);
        for (long i = 0; i < size; i++) {
            try (var element = view.getListElement(i)) {
                cell.add(elements.of(element));
            }
        }
        return cell;
    }

    @SuppressWarnings("resource")
    private Map<String, @Nullable Object> map(Value value) {
        var view = new KuzuMap(value);
        var cell = new LinkedHashMap<String, @Nullable Object>();
        for (long i = 0; i < view.getNumFields(); i++) {
            try (var key = view.getKey(i);
                    var entry = view.getValue(i)) {
                cell.put(String.valueOf(part(KEYS).of(key)), part(VALUES).of(entry));
            }
        }
        return cell;
    }

    @SuppressWarnings("resource")
    private Map<String, @Nullable Object> struct(Value value) {
        var view = new KuzuStruct(value);
        var cell = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < view.getNumFields(); i++) {
            try (var field = view.getValueByIndex(i)) {
                cell.put(view.getFieldNameByIndex(i), part(i).of(field));
            }
        }
        return cell;
    }
}
