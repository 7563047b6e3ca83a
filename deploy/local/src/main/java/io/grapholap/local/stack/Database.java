package io.grapholap.local.stack;

/** How services reach PostgreSQL. */
record Database(String jdbcUrl, String reactiveUrl, String username, String password) {
    @Override
    public String toString() {
        return "Database[" + jdbcUrl + "]";
    }
}
