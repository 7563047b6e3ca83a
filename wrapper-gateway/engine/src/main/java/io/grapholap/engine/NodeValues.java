package io.grapholap.engine;

/** One value per node of a {@link Topology}, by node number. The array is shared, not copied. */
public sealed interface NodeValues {
    int size();

    /** Property type that holds the values. */
    String propertyType();

    /** Value of node {@code i}, boxed. */
    Number get(int i);

    record Doubles(double[] values) implements NodeValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String propertyType() {
            return "DOUBLE";
        }

        @Override
        public Number get(int i) {
            return values[i];
        }
    }

    record Longs(long[] values) implements NodeValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String propertyType() {
            return "INT64";
        }

        @Override
        public Number get(int i) {
            return values[i];
        }
    }
}
