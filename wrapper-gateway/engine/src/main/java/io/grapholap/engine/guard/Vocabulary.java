package io.grapholap.engine.guard;

import java.util.Map;
import java.util.Set;

/** Which words of the language may do what; all in upper case. */
final class Vocabulary {
    static final Set<String> PROCEDURES =
            words("DB_VERSION SHOW_CONNECTION SHOW_FUNCTIONS SHOW_INDEXES SHOW_TABLES TABLE_INFO");

    /** Functions whose result has the size that an argument says. */
    static final Set<String> SIZED_FUNCTIONS = Set.of("RANGE", "REPEAT", "LPAD", "RPAD");

    /** Functions that kill the engine when they get a null without a type. */
    static final Set<String> DEADLY_FOR_NULL =
            words(
                    "ARRAY_CONTAINS ARRAY_CROSS_PRODUCT ARRAY_HAS COST ELEMENT_AT ENDNODE END_NODE ID"
                            + " KEYS LABEL LABELS LIST_ANY_VALUE LIST_CONTAINS LIST_HAS LIST_PRODUCT"
                            + " LIST_REVERSE_SORT LIST_SORT LIST_SUM MAP MAP_EXTRACT MAP_KEYS"
                            + " MAP_VALUES NODES PROPERTIES RELATIONSHIPS RELS STARTNODE START_NODE"
                            + " STRUCT_EXTRACT TYPE UNION_EXTRACT");

    /** Functions that kill the engine unless they get a node or an edge as patterns find them. */
    static final Set<String> DEADLY_FOR_COMPUTED = words("LABEL LABELS TYPE");

    /** Functions that yield nodes or edges as patterns find them, or lists of those. */
    static final Set<String> GRAPH_ELEMENTS =
            words("COLLECT ENDNODE END_NODE NODES RELATIONSHIPS RELS STARTNODE START_NODE");

    /** Functions that kill the engine when they get a UUID where they want text. */
    static final Set<String> TEXT_FUNCTIONS =
            words(
                    "REGEXP_EXTRACT REGEXP_EXTRACT_ALL REGEXP_FULL_MATCH REGEXP_MATCHES REGEXP_REPLACE"
                            + " REGEXP_SPLIT_TO_ARRAY SPLIT SPLIT_PART STRING_SPLIT STRING_TO_ARRAY"
                            + " STR_SPLIT");

    /** Functions that kill the engine when their third argument is negative. */
    static final Set<String> COUNTED_FUNCTIONS =
            words("REGEXP_EXTRACT REGEXP_EXTRACT_ALL SPLIT_PART SUBSTR SUBSTRING");

    /** Functions that kill the engine when they get anything but text or a list. */
    static final Set<String> SLICERS = words("ARRAY_SLICE LIST_SLICE");

    /** Functions that yield text. */
    static final Set<String> TEXT_MAKERS =
            words(
                    "CONCAT CONCAT_WS DAYNAME INITCAP LABEL LCASE LEFT LIST_TO_STRING LOWER LPAD LTRIM"
                            + " MD5 MONTHNAME REGEXP_EXTRACT REGEXP_REPLACE REPEAT RIGHT RPAD RTRIM"
                            + " SHA256 SPLIT_PART STRING SUBSTR SUBSTRING TOLOWER TOSTRING TOUPPER"
                            + " TO_STRING TRIM TYPE TYPEOF UCASE UNION_TAG UPPER");

    /** Functions that yield lists of text. */
    static final Set<String> TEXT_LISTS =
            words(
                    "KEYS LABELS REGEXP_EXTRACT_ALL REGEXP_SPLIT_TO_ARRAY SPLIT STRING_SPLIT"
                            + " STRING_TO_ARRAY STR_SPLIT");

    /** Functions that yield a node. */
    static final Set<String> ELEMENT_MAKERS = words("ENDNODE END_NODE STARTNODE START_NODE");

    /** Functions that yield lists of nodes or edges. */
    static final Set<String> ELEMENT_LISTS = words("NODES RELATIONSHIPS RELS");

    /** Functions that yield a part of what they get. */
    static final Set<String> PART_TAKERS =
            words("ARRAY_EXTRACT HEAD LAST LIST_ANY_VALUE LIST_ELEMENT LIST_EXTRACT LIST_REDUCE");

    /** Functions that yield one of the values they get. */
    static final Set<String> CHOOSERS = words("COALESCE GREATEST IFNULL LEAST MAX MIN NULLIF");

    /** Functions that yield what they get, in another order or not all of it. */
    static final Set<String> LIST_KEEPERS =
            words(
                    "ARRAY_SLICE LIST_DISTINCT LIST_FILTER LIST_REVERSE LIST_REVERSE_SORT LIST_SLICE"
                            + " LIST_SORT REVERSE");

    /** Functions that yield a list of what they get. */
    static final Set<String> LIST_MAKERS = words("ARRAY_VALUE COLLECT LIST_CREATION");

    /** Functions that yield lists of whatever. */
    static final Set<String> OTHER_LISTS =
            words(
                    "ARRAY_APPEND ARRAY_CAT ARRAY_CONCAT ARRAY_PREPEND ARRAY_PUSH_BACK"
                            + " ARRAY_PUSH_FRONT LIST_APPEND LIST_CAT LIST_CONCAT LIST_PREPEND"
                            + " MAP_EXTRACT MAP_KEYS MAP_VALUES RANGE");

    /** Functions whose further arguments must be written as text. */
    static final Set<String> SORTS = words("LIST_REVERSE_SORT LIST_SORT");

    /** Functions that take a lambda. */
    static final Set<String> LAMBDA_FUNCTIONS = words("LIST_FILTER LIST_REDUCE LIST_TRANSFORM");

    /** Functions of openCypher that the engine knows by another name. */
    static final Map<String, String> RENAMED_FUNCTIONS =
            Map.ofEntries(
                    Map.entry("TYPE", "label"),
                    Map.entry("TOSTRING", "to_string"),
                    Map.entry("TOINTEGER", "to_int64"),
                    Map.entry("TOFLOAT", "to_double"),
                    Map.entry("TOBOOLEAN", "to_bool"),
                    Map.entry("SPLIT", "string_split"),
                    Map.entry("STARTNODE", "start_node"),
                    Map.entry("ENDNODE", "end_node"),
                    Map.entry("RELATIONSHIPS", "rels"),
                    Map.entry("HEAD", "list_extract"),
                    Map.entry("LAST", "list_extract"),
                    Map.entry("DATETIME", "timestamp"),
                    Map.entry("LOCALDATETIME", "timestamp"));

    /** Functions of a group of rows. */
    static final Set<String> AGGREGATE_FUNCTIONS = words("AVG COLLECT COUNT MAX MIN SUM");

    /** Types that take arguments in a cast. */
    private static final String TYPES = "DECIMAL STRUCT";

    private static final String GRAPH =
            "COST END_NODE ID INTERNAL_ID IS_ACYCLIC IS_TRAIL KEYS LABEL LABELS LENGTH NODES OFFSET"
                    + " PROPERTIES RELATIONSHIPS RELS START_NODE";

    private static final String NUMBERS =
            "ABS ACOS ASIN ATAN ATAN2 BITSHIFT_LEFT BITSHIFT_RIGHT BITWISE_AND BITWISE_OR BITWISE_XOR"
                    + " CBRT CEIL CEILING COS COT DEGREES EVEN FLOOR GAMMA LGAMMA LN LOG LOG10 LOG2"
                    + " NEGATE PI POW RADIANS ROUND SIGN SIN SQRT TAN";

    private static final String TEXTS =
            "CONCAT CONCAT_WS CONTAINS DECODE ENCODE ENDS_WITH INITCAP LCASE LEFT LEVENSHTEIN LOWER"
                    + " LPAD LTRIM MD5 OCTET_LENGTH PREFIX REGEXP_EXTRACT REGEXP_EXTRACT_ALL"
                    + " REGEXP_FULL_MATCH REGEXP_MATCHES REGEXP_REPLACE REGEXP_SPLIT_TO_ARRAY REPEAT"
                    + " REVERSE RIGHT RPAD RTRIM SHA256 SIZE SPLIT_PART STARTS_WITH STRING"
                    + " STRING_SPLIT STRING_TO_ARRAY STR_SPLIT SUBSTR SUBSTRING SUFFIX TOLOWER"
                    + " TOUPPER TRIM UCASE UPPER";

    private static final String TIMES =
            "CENTURY CURRENT_DATE CURRENT_TIMESTAMP DATE DATEPART DATETRUNC DATE_PART DATE_TRUNC"
                    + " DAYNAME DURATION EPOCH_MS INTERVAL LAST_DAY MAKE_DATE MONTHNAME TIMESTAMP"
                    + " TO_DAYS TO_EPOCH_MS TO_HOURS TO_MICROSECONDS TO_MILLISECONDS TO_MINUTES"
                    + " TO_MONTHS TO_SECONDS TO_TIMESTAMP TO_YEARS";

    private static final String LISTS =
            "ARRAY_APPEND ARRAY_CAT ARRAY_CONCAT ARRAY_CONTAINS ARRAY_COSINE_SIMILARITY"
                    + " ARRAY_CROSS_PRODUCT ARRAY_DISTANCE ARRAY_DOT_PRODUCT ARRAY_EXTRACT ARRAY_HAS"
                    + " ARRAY_INDEXOF ARRAY_INNER_PRODUCT ARRAY_POSITION ARRAY_PREPEND"
                    + " ARRAY_PUSH_BACK ARRAY_PUSH_FRONT ARRAY_SLICE ARRAY_SQUARED_DISTANCE"
                    + " ARRAY_VALUE CARDINALITY ELEMENT_AT LIST_ANY_VALUE LIST_APPEND LIST_CAT"
                    + " LIST_CONCAT LIST_CONTAINS LIST_CREATION LIST_DISTINCT LIST_ELEMENT"
                    + " LIST_EXTRACT LIST_FILTER LIST_HAS LIST_HAS_ALL LIST_INDEXOF LIST_POSITION"
                    + " LIST_PREPEND LIST_PRODUCT LIST_REDUCE LIST_REVERSE LIST_REVERSE_SORT"
                    + " LIST_SLICE LIST_SORT LIST_SUM LIST_TO_STRING LIST_TRANSFORM LIST_UNIQUE MAP"
                    + " MAP_EXTRACT MAP_KEYS MAP_VALUES RANGE STRUCT_EXTRACT STRUCT_PACK"
                    + " UNION_EXTRACT UNION_TAG UNION_VALUE";

    private static final String OTHERS =
            "BLOB CAST COALESCE CONSTANT_OR_NULL COUNT_IF GEN_RANDOM_UUID GREATEST HASH IFNULL LEAST NULLIF"
                    + " TO_BLOB TO_BOOL TO_DATE TO_DOUBLE TO_FLOAT TO_INT128 TO_INT16 TO_INT32"
                    + " TO_INT64 TO_INT8 TO_INTERVAL TO_STRING TO_UINT16 TO_UINT32 TO_UINT64"
                    + " TO_UINT8 TO_UUID TYPEOF UUID";

    static final Set<String> FUNCTIONS =
            words(
                    String.join(
                            " ",
                            TYPES,
                            String.join(" ", AGGREGATE_FUNCTIONS),
                            GRAPH,
                            NUMBERS,
                            TEXTS,
                            TIMES,
                            LISTS,
                            OTHERS));

    private Vocabulary() {}

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }
}
