package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One algorithm at a time; queries do not ask for it. */
@ApplicationScoped
public class InstanceLock {
    private final AtomicReference<@Nullable Holder> holder = new AtomicReference<>();

    /**
     * Takes the lock.
     *
     * @throws Refused {@code RESOURCE_LOCKED}, whose details name the holder
     */
    void acquire(Holder wanting) {
        while (!holder.compareAndSet(null, wanting)) {
            var other = holder.get();
            if (other != null) {
                throw new Refused(
                        ErrorCode.RESOURCE_LOCKED,
                        "The instance is locked by "
                                + other.username()
                                + ", who runs "
                                + other.algorithmName()
                                + " since "
                                + other.acquiredAt()
                                + ".",
                        withoutNulls(other.toMap()));
            }
        }
    }

    /** Gives the lock back; harmless when that execution does not hold it. */
    void release(String executionId) {
        holder.updateAndGet(
                held -> held != null && held.executionId().equals(executionId) ? null : held);
    }

    Optional<Holder> holder() {
        return Optional.ofNullable(holder.get());
    }

    /** The lock as clients see it: {@code locked}, and the holder's fields or nulls. */
    public Map<String, @Nullable Object> toMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        var held = holder.get();
        map.put("locked", held != null);
        if (held != null) {
            map.putAll(held.toMap());
        } else {
            for (var field : NO_HOLDER) {
                map.put(field, null);
            }
        }
        return map;
    }

    private static final String[] NO_HOLDER = {
        "holder_id",
        "holder_username",
        "holder_name",
        "algorithm_name",
        "algorithm",
        "algorithm_type",
        "execution_id",
        "acquired_at",
        "locked_at"
    };

    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(key, value);
            }
        });
        return copy;
    }
}
