package io.grapholap.importscheduler.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the names of tables look like in each store. They are quoted wherever they go; this refuses
 * what no quoting of the store can hold.
 */
final class StoreGrammar {
    private static final Pattern PROJECT =
            Pattern.compile("([a-z][a-z0-9.-]{1,61}:)?[a-z][a-z0-9-]{4,61}[a-z0-9]");
    private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9_-]{1,1024}");
    private static final Pattern BIG_QUERY_TABLE =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Pc}\\p{Pd} ]{1,1024}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,254}");
    private static final Pattern QUOTABLE = Pattern.compile("[^\"`\\p{Cntrl}]{1,255}");
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
    private static final Pattern ENDPOINT =
            Pattern.compile("/?sql/1\\.0/(warehouses|endpoints)/[A-Za-z0-9_-]{1,128}");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    private final List<String> databricksHostSuffixes;

    StoreGrammar(List<String> databricksHostSuffixes) {
        this.databricksHostSuffixes = databricksHostSuffixes;
    }

    /** The first thing wrong with a configuration: a sentence. */
    Optional<String> fault(TableConfig config) {
        return switch (config) {
            case TableConfig.BigQuery c ->
                    first(
                            part("projectId", c.projectId(), PROJECT),
                            part("dataset", c.dataset(), DATASET),
                            part("tableName", c.tableName(), BIG_QUERY_TABLE));
            case TableConfig.Snowflake c ->
                    first(
                            part("accountID", c.accountID(), ACCOUNT),
                            part("database", c.database(), QUOTABLE),
                            part("schema", c.schema(), QUOTABLE),
                            part("tableName", c.tableName(), QUOTABLE));
            case TableConfig.Databricks c ->
                    first(
                            part("hostName", c.hostName().toLowerCase(Locale.ROOT), HOST),
                            suffix(c.hostName().toLowerCase(Locale.ROOT)),
                            part("endpoint", c.endpoint(), ENDPOINT),
                            part("port", c.port(), PORT),
                            part("catalog", c.catalog(), QUOTABLE),
                            part("databricksSchema", c.databricksSchema(), QUOTABLE),
                            part("tableName", c.tableName(), QUOTABLE));
            case TableConfig.DuckDb c ->
                    first(
                            part("database", c.database(), FILE),
                            part("schema", c.schema(), QUOTABLE),
                            part("tableName", c.tableName(), QUOTABLE));
        };
    }

    /** The first column name that cannot be one. */
    Optional<String> columnFault(Stream<String> columns) {
        return columns.filter(c -> c.isBlank() || !QUOTABLE.matcher(c).matches())
                .findFirst()
                .map(c -> "'" + c + "' cannot be the name of a column; correct it in 'schema'.");
    }

    private Optional<String> suffix(String host) {
        return databricksHostSuffixes.stream().anyMatch(host::endsWith)
                ? Optional.empty()
                : Optional.of(
                        "The hostName '%s' is no Databricks host; it must end in one of %s."
                                .formatted(host, String.join(", ", databricksHostSuffixes)));
    }

    private static Optional<String> part(String field, String value, Pattern grammar) {
        return grammar.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(
                        "The %s '%s' cannot be one of this store; correct it."
                                .formatted(field, value));
    }

    @SafeVarargs
    private static Optional<String> first(Optional<String>... faults) {
        return Stream.of(faults).flatMap(Optional::stream).findFirst();
    }
}
