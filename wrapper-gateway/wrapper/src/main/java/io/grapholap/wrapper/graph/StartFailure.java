package io.grapholap.wrapper.graph;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.engine.GraphBuildException;
import io.grapholap.lake.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Why a start failed, as clients learn it. */
record StartFailure(InstanceErrorCode code, String message, String stackTrace) {
    private static final int MAX_TRACE = 8_000;

    static StartFailure of(Throwable e, WrapperState state) {
        var text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new StartFailure(code(e, state), text, trace(e));
    }

    private static InstanceErrorCode code(Throwable e, WrapperState state) {
        return switch (e) {
            case OutOfMemoryError _ -> InstanceErrorCode.OOM_KILLED;
            case PlatformException p when p.code() == ErrorCode.INSUFFICIENT_MEMORY ->
                    InstanceErrorCode.OOM_KILLED;
            case StoreException _ -> InstanceErrorCode.DATA_LOAD_ERROR;
            case GraphBuildException _ -> during(state);
            case PlatformException _ -> InstanceErrorCode.DATABASE_ERROR;
            default -> InstanceErrorCode.STARTUP_FAILED;
        };
    }

    private static InstanceErrorCode during(WrapperState state) {
        return state instanceof WrapperState.Loading(var phase)
                ? switch (phase) {
                    case LOADING_SCHEMA -> InstanceErrorCode.SCHEMA_CREATE_ERROR;
                    case LOADING_DATA, DOWNLOADING -> InstanceErrorCode.DATA_LOAD_ERROR;
                    case POD_SCHEDULED, READY, FAILED -> InstanceErrorCode.DATABASE_ERROR;
                }
                : InstanceErrorCode.DATABASE_ERROR;
    }

    private static String trace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        var whole = text.toString();
        return whole.length() <= MAX_TRACE ? whole : whole.substring(0, MAX_TRACE);
    }
}
