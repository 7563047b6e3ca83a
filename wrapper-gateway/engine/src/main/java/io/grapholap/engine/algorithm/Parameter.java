package io.grapholap.engine.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A declared parameter: how it is called, what it may be, and how it is read.
 *
 * @param <T> what the algorithm gets
 */
public sealed interface Parameter<T>
        permits Parameter.Real,
                Parameter.Whole,
                Parameter.Flag,
                Parameter.Choice,
                Parameter.Node,
                Parameter.Nodes,
                Parameter.NodePairs,
                Parameter.NodeWeights,
                NodeGroups {
    String name();

    String description();

    /** What an absent one means, as clients write it; null when it has no default. */
    @Nullable Object defaultValue();

    boolean required();

    /** Type as clients see it: {@code float}, {@code int}, {@code bool}, {@code string}, … */
    String type();

    /**
     * Reads what a client gave.
     *
     * @throws PlatformException {@code INVALID_ALGORITHM_PARAMETERS}
     */
    T read(Object given, NodeNames names);

    /** What to throw when an algorithm finds the value wrong in a way that it alone can see. */
    default PlatformException refused(Object given, String rule) {
        return invalid(name(), given, rule, Map.of());
    }

    /** A finite number. */
    record Real(
            String name,
            @Nullable Double defaultValue,
            double min,
            double max,
            boolean required,
            String description)
            implements Parameter<Double> {
        @Override
        public String type() {
            return "float";
        }

        @Override
        public Double read(Object given, NodeNames names) {
            double value = number(name, given, type());
            if (value < min || value > max) {
                throw outOf(name, given, min, max);
            }
            return value;
        }
    }

    /** A whole number. */
    record Whole(
            String name,
            @Nullable Integer defaultValue,
            int min,
            int max,
            boolean required,
            String description)
            implements Parameter<Integer> {
        @Override
        public String type() {
            return "int";
        }

        @Override
        public Integer read(Object given, NodeNames names) {
            double value = number(name, given, type());
            if (value != Math.rint(value)) {
                throw mustBe(name, given, type());
            }
            if (value < min || value > max) {
                throw outOf(name, given, min, max);
            }
            return (int) value;
        }
    }

    record Flag(String name, Boolean defaultValue, String description)
            implements Parameter<Boolean> {
        @Override
        public boolean required() {
            return false;
        }

        @Override
        public String type() {
            return "bool";
        }

        @Override
        public Boolean read(Object given, NodeNames names) {
            if (given instanceof Boolean flag) {
                return flag;
            }
            throw mustBe(name, given, type());
        }
    }

    /** One of a few words. */
    record Choice(String name, String defaultValue, List<String> words, String description)
            implements Parameter<String> {
        @Override
        public boolean required() {
            return false;
        }

        @Override
        public String type() {
            return "string";
        }

        @Override
        public String read(Object given, NodeNames names) {
            if (given instanceof String word && words.contains(word)) {
                return word;
            }
            throw invalid(
                    name,
                    given,
                    "must be one of " + words,
                    Map.of("available", List.copyOf(words)));
        }
    }

    /** A node, by its key. */
    record Node(String name, boolean required, String description) implements Parameter<Integer> {
        @Override
        public @Nullable Object defaultValue() {
            return null;
        }

        @Override
        public String type() {
            return "node";
        }

        @Override
        public Integer read(Object given, NodeNames names) {
            return names.index(name, given);
        }
    }

    /** Nodes, by their keys. */
    record Nodes(String name, boolean required, String description) implements Parameter<int[]> {
        @Override
        public @Nullable Object defaultValue() {
            return null;
        }

        @Override
        public String type() {
            return "list<node>";
        }

        @Override
        public int[] read(Object given, NodeNames names) {
            if (given instanceof List<?> list) {
                return list.stream().mapToInt(item -> node(item, names)).toArray();
            }
            throw mustBe(name, given, type());
        }

        private int node(@Nullable Object item, NodeNames names) {
            if (item == null) {
                throw mustBe(name, "null", type());
            }
            return names.index(name, item);
        }
    }

    /** Pairs of nodes, by their keys. */
    record NodePairs(String name, boolean required, String description)
            implements Parameter<List<int[]>> {
        @Override
        public @Nullable Object defaultValue() {
            return null;
        }

        @Override
        public String type() {
            return "list<pair>";
        }

        @Override
        public List<int[]> read(Object given, NodeNames names) {
            if (!(given instanceof List<?> list)) {
                throw mustBe(name, given, type());
            }
            var pairs = new ArrayList<int[]>(list.size());
            for (var item : list) {
                if (!(item instanceof List<?> pair)
                        || pair.size() != 2
                        || pair.get(0) == null
                        || pair.get(1) == null) {
                    throw mustBe(name, String.valueOf(item), "list of pairs of nodes");
                }
                pairs.add(
                        new int[] {names.index(name, pair.get(0)), names.index(name, pair.get(1))});
            }
            return pairs;
        }
    }

    /** Numbers that are not negative, by the keys of nodes. */
    record NodeWeights(String name, String description) implements Parameter<Map<Integer, Double>> {
        @Override
        public @Nullable Object defaultValue() {
            return null;
        }

        @Override
        public boolean required() {
            return false;
        }

        @Override
        public String type() {
            return "map<node,float>";
        }

        @Override
        public Map<Integer, Double> read(Object given, NodeNames names) {
            if (!(given instanceof Map<?, ?> map)) {
                throw mustBe(name, given, type());
            }
            var weights = new LinkedHashMap<Integer, Double>();
            map.forEach((key, value) -> {
                double weight = number(name, value == null ? "null" : value, "float");
                if (weight < 0) {
                    throw outOf(name, weight, 0, Double.MAX_VALUE);
                }
                weights.put(names.index(name, key), weight);
            });
            return weights;
        }
    }

    static Real real(String name, double byDefault, double min, double max, String description) {
        return new Real(name, byDefault, min, max, false, description);
    }

    static Whole whole(String name, int byDefault, int min, int max, String description) {
        return new Whole(name, byDefault, min, max, false, description);
    }

    /** A whole number without which the algorithm does something else. */
    static Whole optionalWhole(String name, int min, int max, String description) {
        return new Whole(name, null, min, max, false, description);
    }

    static Flag flag(String name, boolean byDefault, String description) {
        return new Flag(name, byDefault, description);
    }

    private static double number(String name, Object given, String type) {
        if (given instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw mustBe(name, given, type);
    }

    private static PlatformException mustBe(String name, Object given, String type) {
        return invalid(name, given, "must be of type " + type, Map.of("type", type));
    }

    private static PlatformException outOf(String name, Object given, double min, double max) {
        return invalid(
                name,
                given,
                "must be from " + plain(min) + " to " + plain(max),
                Map.of("min", plain(min), "max", plain(max)));
    }

    private static Number plain(double bound) {
        if (bound == Math.rint(bound) && Math.abs(bound) < 1e15) {
            return (long) bound;
        }
        return bound;
    }

    /** {@code INVALID_ALGORITHM_PARAMETERS} with parameter, value and rule. */
    static PlatformException invalid(
            String name, Object given, String rule, Map<String, ?> moreDetails) {
        var details = new LinkedHashMap<String, Object>();
        details.put("parameter", name);
        details.put(
                "value",
                given instanceof Number || given instanceof Boolean ? given : shown(given));
        details.putAll(moreDetails);
        return new PlatformException.Refused(
                ErrorCode.INVALID_ALGORITHM_PARAMETERS,
                name + " " + rule + ", found " + shown(given) + ".",
                details);
    }

    private static String shown(Object given) {
        var text = String.valueOf(given);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
