package io.grapholap.engine.ryugraph;

import com.kuzudb.DataType;
import com.kuzudb.DataTypeID;
import com.kuzudb.KuzuList;
import com.kuzudb.KuzuStruct;
import com.kuzudb.Value;
import io.grapholap.engine.guard.GuardedQuery;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parameters of one query as values of the engine; close it after the query. */
final class ParameterValues implements AutoCloseable {
    private static final int MAX_DEPTH = 16;

    private final Map<String, Value> values = new HashMap<>();
    private final List<Value> owned = new ArrayList<>();

    private ParameterValues() {}

    /**
     * The values for the parameters that a query names; an unbound one would crash the engine, as
     * would a null in the wrong place.
     *
     * @throws io.grapholap.common.error.PlatformException {@code QUERY_EXECUTION_ERROR} if one is
     *     missing or cannot be a value
     */
    static ParameterValues of(GuardedQuery query, Map<String, @Nullable Object> given) {
        var names = query.parameters();
        var missing = new TreeSet<>(names);
        missing.removeAll(given.keySet());
        if (!missing.isEmpty()) {
            throw Faults.execution("The query names parameters that were not given: " + missing);
        }
        for (var name : query.notNull()) {
            if (given.get(name) == null) {
                throw invalid(name, "must not be null where it stands in the query");
            }
        }
        for (var name : query.textOrList()) {
            if (!(given.get(name) instanceof String || given.get(name) instanceof List)) {
                throw invalid(name, "must be text or a list where it stands in the query");
            }
        }
        var parameters = new ParameterValues();
        try {
            for (var name : names) {
                parameters.values.put(name, parameters.value(name, given.get(name), 0));
            }
            return parameters;
        } catch (RuntimeException e) {
            parameters.close();
            throw e;
        }
    }

    Map<String, Value> values() {
        return values;
    }

    @Override
    public void close() {
        owned.forEach(Value::close);
    }

    private Value value(String name, @Nullable Object given, int depth) {
        if (depth > MAX_DEPTH) {
            throw invalid(name, "is nested more than " + MAX_DEPTH + " deep");
        }
        return switch (given) {
            case null -> own(Value.createNull());
            case String text -> own(new Value(text));
            case Boolean flag -> own(new Value(flag));
            case BigInteger whole when whole.bitLength() >= Long.SIZE -> own(new Value(whole));
            case BigDecimal number -> own(new Value(number.doubleValue()));
            case Double number -> own(new Value(number));
            case Float number -> own(new Value(number.doubleValue()));
            case Number whole -> own(new Value(whole.longValue()));
            case List<?> list -> list(name, list, depth);
            case Map<?, ?> map -> map(name, map, depth);
            default -> throw invalid(name, "is of no type that JSON has");
        };
    }

    private Value list(String name, List<?> given, int depth) {
        if (given.isEmpty()) {
            return own(new KuzuList(new DataType(DataTypeID.STRING), 0).getValue());
        }
        var uniform = uniform(given);
        var elements = new Value[uniform.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = value(name, uniform.get(i), depth + 1);
        }
        requireOneType(name, elements);
        return own(new KuzuList(withTypedNulls(elements)).getValue());
    }

    /** Whole numbers become fractions where a list has both, as a list has one type. */
    private static List<?> uniform(List<?> given) {
        boolean fractions =
                given.stream()
                        .anyMatch(e ->
                                e instanceof Double
                                        || e instanceof Float
                                        || e instanceof BigDecimal);
        return fractions
                ? given.stream().map(e -> e instanceof Number n ? n.doubleValue() : e).toList()
                : given;
    }

    private static void requireOneType(String name, Value[] elements) {
        var types = new TreeSet<String>();
        for (var element : elements) {
            if (!element.isNull()) {
                types.add(Types.name(element.getDataType()));
            }
        }
        if (types.size() > 1) {
            throw invalid(name, "is a list of several types: " + types);
        }
    }

    private Value[] withTypedNulls(Value[] elements) {
        @Nullable DataType type = null;
        for (var element : elements) {
            if (!element.isNull()) {
                type = element.getDataType();
            }
        }
        for (int i = 0; type != null && i < elements.length; i++) {
            if (elements[i].isNull()) {
                elements[i] = own(Value.createNullWithDataType(type));
            }
        }
        return elements;
    }

    private Value map(String name, Map<?, ?> given, int depth) {
        if (given.isEmpty()) {
            throw invalid(name, "is an empty map, which the engine has no value for");
        }
        var fields = new LinkedHashMap<String, Value>();
        given.forEach((key, v) -> fields.put(String.valueOf(key), value(name, v, depth + 1)));
        return own(new KuzuStruct(fields).getValue());
    }

    private Value own(Value value) {
        owned.add(value);
        return value;
    }

    private static RuntimeException invalid(String name, String message) {
        return Faults.execution("The parameter $" + name + " " + message + ".");
    }
}
