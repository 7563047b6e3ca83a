package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last executions of this instance, the running one among them. */
@ApplicationScoped
class ExecutionRegistry {
    static final int KEPT = 100;

    private final Map<String, Execution> executions = new LinkedHashMap<>();

    /** A page of the history. */
    record History(List<Execution> newest, long total) {}

    synchronized void add(Execution execution) {
        executions.put(execution.id(), execution);
        forgetOldest();
    }

    /** Puts in front what earlier incarnations ran, eldest first. */
    synchronized void addEarlier(List<Execution> earlier) {
        var own = List.copyOf(executions.values());
        executions.clear();
        earlier.forEach(execution -> executions.put(execution.id(), execution));
        own.forEach(execution -> executions.put(execution.id(), execution));
        forgetOldest();
    }

    private void forgetOldest() {
        var oldest = executions.values().iterator();
        while (executions.size() > KEPT && oldest.hasNext()) {
            if (!oldest.next().isRunning()) {
                oldest.remove();
            }
        }
    }

    /**
     * Ends an execution; the first end stays.
     *
     * @return the execution as it now stands
     */
    synchronized Execution end(String id, Execution.State end) {
        var execution = get(id);
        if (!execution.isRunning()) {
            return execution;
        }
        var ended = execution.with(end);
        executions.put(id, ended);
        return ended;
    }

    /**
     * @throws Refused {@code EXECUTION_NOT_FOUND}
     */
    synchronized Execution get(String id) {
        var execution = executions.get(id);
        if (execution == null) {
            throw new Refused(
                    ErrorCode.EXECUTION_NOT_FOUND,
                    "No execution " + id + " is known; the last " + KEPT + " are kept.",
                    Map.of("execution_id", id));
        }
        return execution;
    }

    /** The newest executions first. */
    synchronized History newest(int limit, Execution.@Nullable Status status) {
        var matching =
                List.copyOf(executions.values()).reversed().stream()
                        .filter(e -> status == null || e.status() == status)
                        .toList();
        return new History(matching.stream().limit(limit).toList(), matching.size());
    }
}
