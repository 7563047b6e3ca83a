package io.grapholap.controlplane.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that make a wrapper that of one instance, but for its start token. */
public final class WrapperEnvironment {
    /** The variable of the start token; each runtime hands it over in its own way. */
    public static final String START_TOKEN = "WRAPPER_START_TOKEN";

    private WrapperEnvironment() {}

    /**
     * The variables.
     *
     * @param work directory of this incarnation alone
     */
    public static Map<String, String> of(WrapperSpec spec, Path work) {
        var env = new LinkedHashMap<String, String>();
        env.put("WRAPPER_INSTANCE_ID", Long.toString(spec.instanceId()));
        env.put("WRAPPER_URL_SLUG", spec.name().slug().toString());
        env.put("WRAPPER_INCARNATION", Long.toString(spec.name().incarnation()));
        env.put("WRAPPER_SNAPSHOT_ID", Long.toString(spec.snapshotId()));
        env.put("WRAPPER_MAPPING_ID", Long.toString(spec.mappingId()));
        env.put("WRAPPER_MAPPING_VERSION", Integer.toString(spec.mappingVersion()));
        env.put("WRAPPER_OWNER_ID", spec.owner());
        env.put("WRAPPER_STORE_ROOT", withSlash(spec.storeRoot()));
        env.put("WRAPPER_WORK_DIR", work.toString());
        if (spec.traceparent() != null) {
            env.put("TRACEPARENT", spec.traceparent());
        }
        return env;
    }

    private static String withSlash(URI root) {
        return root.toString().endsWith("/") ? root.toString() : root + "/";
    }
}
