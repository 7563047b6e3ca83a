package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.common.error.Fault;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code quality_policy} of requests. */
final class QualityPolicies {
    private QualityPolicies() {}

    /** The policy; {@code fail} if none is named, or none that there is. */
    static QualityPolicy read(@Nullable String wireName) {
        return wireName == null
                ? QualityPolicy.FAIL
                : QualityPolicy.ofWire(wireName).orElse(QualityPolicy.FAIL);
    }

    /** One fault if {@code wireName} names no policy. */
    static List<Fault> check(@Nullable String wireName) {
        return wireName == null || QualityPolicy.ofWire(wireName).isPresent()
                ? List.of()
                : List.of(
                        new Fault(
                                "quality_policy",
                                "'"
                                        + wireName
                                        + "' is unknown; use one of "
                                        + Arrays.stream(QualityPolicy.values())
                                                .map(QualityPolicy::wireName)
                                                .toList(),
                                "enum"));
    }
}
