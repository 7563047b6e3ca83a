package io.grapholap.controlplane.instance;

/** How much memory an instance is given for the data it holds. */
final class Sizing {
    private static final long GIB = 1L << 30;
    private static final long MOST = 32 * GIB;
    private static final long LEAST = 2 * GIB;

    private Sizing() {}

    /**
     * Memory in bytes, a whole number of GiB from 3 to 32.
     *
     * @param parquetBytes bytes of the snapshot's Parquet files
     */
    static long memoryBytes(String engine, long parquetBytes) {
        boolean inMemory = "falkordb".equals(engine);
        double need = parquetBytes * (inMemory ? 2.0 : 1.2) + (inMemory ? GIB : GIB / 2.0);
        long roomy = (long) Math.ceil(1.5 * Math.max(LEAST, need) / GIB) * GIB;
        return Math.min(MOST, roomy);
    }
}
