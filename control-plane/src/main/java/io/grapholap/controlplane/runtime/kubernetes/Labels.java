package io.grapholap.controlplane.runtime.kubernetes;

import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Labels of what belongs to wrappers, and what they say. */
final class Labels {
    static final String SLUG = "graph-olap.io/slug";
    static final String INCARNATION = "graph-olap.io/incarnation";
    static final String INSTANCE_ID = "graph-olap.io/instance-id";

    /** The owner as far as a label can spell it; the annotation of the same name has it whole. */
    static final String OWNER = "graph-olap.io/owner-email";

    private static final int LONGEST = 63;

    private Labels() {}

    /** What all wrappers of one control plane have and no others. */
    static Map<String, String> common(String deployment) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("app.kubernetes.io/name", "graph-olap-wrapper");
        labels.put("app.kubernetes.io/instance", value(deployment));
        labels.put("app.kubernetes.io/managed-by", "graph-olap-control-plane");
        labels.put("app.kubernetes.io/part-of", "graph-olap");
        return labels;
    }

    static Map<String, String> of(String deployment, WrapperSpec spec) {
        var labels = common(deployment);
        labels.put(SLUG, spec.name().slug().toString());
        labels.put(INCARNATION, Long.toString(spec.name().incarnation()));
        labels.put(INSTANCE_ID, Long.toString(spec.instanceId()));
        labels.put(OWNER, value(spec.owner()));
        return labels;
    }

    /** Whose labels these are; nothing if they are no wrapper's. */
    static Optional<WrapperName> name(Map<String, String> labels) {
        return WrapperName.parse(labels.get(SLUG) + "-" + labels.get(INCARNATION));
    }

    /** {@code text} as a label's value: what a label cannot hold becomes {@code _}. */
    static String value(String text) {
        var legal = text.replaceAll("[^A-Za-z0-9._-]+", "_");
        var cut = legal.substring(0, Math.min(LONGEST, legal.length()));
        return cut.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    }
}
