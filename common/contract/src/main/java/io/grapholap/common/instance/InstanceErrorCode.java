package io.grapholap.common.instance;

/** Why an instance failed. */
public enum InstanceErrorCode {
    STARTUP_FAILED,
    MAPPING_FETCH_ERROR,
    SCHEMA_CREATE_ERROR,
    DATA_LOAD_ERROR,
    DATABASE_ERROR,
    OOM_KILLED,
    UNEXPECTED_TERMINATION
}
