package io.grapholap.importscheduler.job;

/** Why a job cannot be created, in the order in which the reasons are looked for. */
public enum ValidationCode {
    INVALID_CONFIG,
    UNSUPPORTED_STORE_FOR_TRIGGER,
    MISSING_REQUIRED_MAPPING,
    MAPPING_NOT_ALLOWED_FOR_MODEL_TYPE,
    BATCH_ID_REQUIRED,
    AUTHENTICATION_FAILED,
    PERMISSION_DENIED,
    WAREHOUSE_UNAVAILABLE,
    TABLE_NOT_FOUND,
    UNSUPPORTED_TABLE_TYPE,
    COLUMN_NOT_FOUND,
    AMBIGUOUS_COLUMN,
    INVALID_COLUMN_TYPE,
    TOO_MANY_EMBEDDINGS,
    TOO_MANY_COLUMNS
}
