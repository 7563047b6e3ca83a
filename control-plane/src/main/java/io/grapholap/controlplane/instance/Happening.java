package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.instance.InstanceState.Failed;
import io.grapholap.controlplane.instance.InstanceState.Running;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened to an instance and that its owner may want to know of.
 *
 * @param details names and values for people and programs, different for each type
 */
record Happening(Type type, Map<String, Object> details) {
    /** What kinds of things happen, as on the wire in lower case. */
    enum Type {
        STARTED,
        FAILED,
        SUSPENDED,
        RESUMED,
        CPU_UPDATED,
        MEMORY_UPGRADED,
        OOM_RECOVERED,
        RESIZE_FAILED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String LOST = "What algorithms wrote back before is gone.";

    /** What a move tells by itself; moves with a reason of their own are told by who makes them. */
    static Optional<Happening> of(InstanceState next) {
        return switch (next) {
            case Running running ->
                    Optional.of(of(Type.STARTED, "incarnation", running.current().incarnation()));
            case Failed failed ->
                    Optional.of(
                            of(
                                    Type.FAILED,
                                    "error_code",
                                    failed.code().name(),
                                    "error_message",
                                    failed.message()));
            default -> Optional.empty();
        };
    }

    /**
     * @param reason {@code request} or {@code inactivity}
     */
    static Happening suspended(String by, String reason) {
        return of(Type.SUSPENDED, "by", by, "reason", reason);
    }

    static Happening resumed(String by, int resumeCount) {
        return of(Type.RESUMED, "by", by, "resume_count", resumeCount, "notice", LOST);
    }

    static Happening cpuUpdated(String by, int from, int to) {
        return of(Type.CPU_UPDATED, "by", by, "from_cpu_cores", from, "to_cpu_cores", to);
    }

    /**
     * @param reason {@code request}, {@code proactive} or {@code urgent}
     */
    static Happening memoryUpgraded(String by, String reason, long from, long to) {
        return of(
                Type.MEMORY_UPGRADED,
                "by",
                by,
                "reason",
                reason,
                "from_memory_gb",
                Sizing.gib(from),
                "to_memory_gb",
                Sizing.gib(to));
    }

    static Happening oomRecovered(long from, long to) {
        return of(
                Type.OOM_RECOVERED,
                "from_memory_gb",
                Sizing.gib(from),
                "to_memory_gb",
                Sizing.gib(to),
                "notice",
                LOST);
    }

    /**
     * @param wanted what was to happen instead
     */
    static Happening resizeFailed(Map<String, Object> wanted, String message) {
        var details = new LinkedHashMap<>(wanted);
        details.put("error_message", message);
        return new Happening(Type.RESIZE_FAILED, details);
    }

    private static Happening of(Type type, Object... pairs) {
        var details = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            details.put((String) pairs[i], pairs[i + 1]);
        }
        return new Happening(type, details);
    }
}
