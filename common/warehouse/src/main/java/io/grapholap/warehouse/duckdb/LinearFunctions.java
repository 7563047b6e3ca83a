package io.grapholap.warehouse.duckdb;

import java.util.Set;

/**
 * Functions of DuckDB whose results are at most as long, but for a small factor, as all their
 * arguments together, and are computed in one go: harmless on constants of any size that fit into a
 * statement.
 */
final class LinearFunctions {
    private static final Set<String> NAMES =
            Set.of(
                    ("+ - * / // % ** ^ || & | ~ << >> ! @ ~~ !~~ ~~* !~~* ^@ abs sign round ceil"
                                    + " ceiling floor trunc sqrt cbrt pow power exp ln log log2 log10 mod"
                                    + " greatest least nullif ifnull if concat concat_ws lower upper lcase"
                                    + " ucase trim ltrim rtrim length len strlen substring substr left right"
                                    + " reverse contains starts_with prefix suffix ends_with ascii unicode"
                                    + " ord chr md5 sha1 sha256 hash uuid gen_random_uuid random setseed"
                                    + " pi e typeof error date_trunc datetrunc date_part datepart date_diff"
                                    + " datediff date_add date_sub datesub age to_centuries to_decades"
                                    + " to_years to_quarters to_months to_weeks to_days to_hours to_minutes"
                                    + " to_seconds to_milliseconds to_microseconds make_date make_time"
                                    + " make_timestamp make_timestamptz to_timestamp epoch epoch_ms epoch_us"
                                    + " epoch_ns now today current_date current_timestamp"
                                    + " get_current_timestamp current_localtimestamp"
                                    + " transaction_timestamp year month day hour minute second quarter week"
                                    + " dayofweek isodow dayofyear last_day strptime try_strptime timezone"
                                    + " list_value array_value struct_pack row map list_pack struct_extract"
                                    + " array_extract list_extract element_at map_extract list_contains"
                                    + " list_has encode decode hex unhex base64 to_base64 from_base64 count"
                                    + " unnest min max sum avg any_value first last count_star")
                            .split(" "));

    private LinearFunctions() {}

    /** Whether it is one of them; takes its name in lower case. */
    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
